from bisect import bisect_right

n, n_questions = map(int, input().split())
taken = list(map(int, input().split()))
for _ in range(n_questions):
    k = int(input())
    print(k + bisect_right(taken, k))
