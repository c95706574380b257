from bisect import bisect_left

n, n_questions = map(int, input().split())
volumes = list(map(int, input().split()))
first = volumes.index(min(volumes))
ordered = volumes[first:] + volumes[:first]
for _ in range(n_questions):
    print((first + bisect_left(ordered, int(input()))) % n + 1)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
