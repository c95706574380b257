n, n_questions = map(int, input().split())
log = [input().split() for _ in range(n)]
for _ in range(n_questions):
    wanted, k = input().split()
    stock = 0
    for kind, item, amount in log[: max(0, int(k) - 1)]:
        if item == wanted:
            if kind == "in":
                stock += int(amount)
            elif stock >= int(amount):
                stock -= int(amount)
    print(stock)
