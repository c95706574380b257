people = [set(input().split()) for _ in range(int(input()))]
people.sort(key=len, reverse=True)
best = len(people[0] | people[1])
print(best, sum(len(people[0] | other) == best for other in people[1:]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
