from bisect import bisect_right

n, n_questions = map(int, input().split())
free_before = [seat - place for place, seat in enumerate(map(int, input().split()))]
for _ in range(n_questions):
    k = int(input())
    print(k + bisect_right(free_before, k - 1))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
