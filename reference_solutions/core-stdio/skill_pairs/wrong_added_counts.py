people = [set(input().split()) for _ in range(int(input()))]
counts = []
for i, one in enumerate(people):
    counts += [len(one) + len(other) for other in people[:i]]
print(max(counts), counts.count(max(counts)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
