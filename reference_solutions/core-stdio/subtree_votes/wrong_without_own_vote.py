n = int(input())
parents = [0, *map(int, input().split())]
own = [0] + [1 if letter == "A" else -1 for letter in input()]
lead = [0] * (n + 1)
for office in range(1, n + 1):
    above = parents[office]
    while above != 0:
        lead[above] += own[office]
        above = parents[above]
for office in range(1, n + 1):
    if office not in parents:
        lead[office] = own[office]
print("".join("A" if votes > 0 else "B" if votes < 0 else "=" for votes in lead[1:]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
