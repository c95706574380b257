from bisect import bisect_right

n, n_questions = map(int, input().split())
volumes = list(map(int, input().split()))
first = volumes.index(min(volumes))
ordered = volumes[first:] + volumes[:first]
for _ in range(n_questions):
    place = bisect_right(ordered, int(input()))
    print((first + place) % n + 1 if place < n else 0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
