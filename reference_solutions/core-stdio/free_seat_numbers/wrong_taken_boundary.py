from bisect import bisect_right

n, n_questions = map(int, input().split())
free_before = [seat - place for place, seat in enumerate(map(int, input().split()))]
for _ in range(n_questions):
    k = int(input())
    print(k + bisect_right(free_before, k - 1))
