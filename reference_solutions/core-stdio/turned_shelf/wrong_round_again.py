from bisect import bisect_left

n, n_questions = map(int, input().split())
volumes = list(map(int, input().split()))
first = volumes.index(min(volumes))
ordered = volumes[first:] + volumes[:first]
for _ in range(n_questions):
    print((first + bisect_left(ordered, int(input()))) % n + 1)
