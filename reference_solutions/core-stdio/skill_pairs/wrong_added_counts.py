people = [set(input().split()) for _ in range(int(input()))]
counts = []
for i, one in enumerate(people):
    counts += [len(one) + len(other) for other in people[:i]]
print(max(counts), counts.count(max(counts)))
