n, n_questions = map(int, input().split())
log = [input().split() for _ in range(n)]
for _ in range(n_questions):
    wanted, k = input().split()
    stock = 0
    for kind, item, amount in log[: int(k)]:
        if item == wanted:
            stock = stock + int(amount) if kind == "in" else max(0, stock - int(amount))
    print(stock)
