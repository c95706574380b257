n = int(input())
parents = [0, *map(int, input().split())]
lead = [0] + [1 if letter == "A" else -1 for letter in input()]
for office in range(n, 0, -1):
    lead[parents[office]] += lead[office]
print("".join("A" if votes > 0 else "B" if votes < 0 else "=" for votes in lead[1:]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
