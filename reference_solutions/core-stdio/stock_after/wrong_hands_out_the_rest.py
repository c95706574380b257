n, n_questions = map(int, input().split())
log = [input().split() for _ in range(n)]
for _ in range(n_questions):
    wanted, k = input().split()
    stock = 0
    for kind, item, amount in log[: int(k)]:
        if item == wanted:
            stock = stock + int(amount) if kind == "in" else max(0, stock - int(amount))
    print(stock)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
