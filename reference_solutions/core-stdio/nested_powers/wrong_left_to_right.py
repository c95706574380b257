m, n_questions = map(int, input().split())
for _ in range(n_questions):
    a, b, c = map(int, input().split())
    print(pow(pow(a, b, m), c, m))
