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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
