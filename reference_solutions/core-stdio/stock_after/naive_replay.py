"""Replays the log from its beginning for every question."""


def main() -> None:
    n, n_questions = map(int, input().split())
    log = [input() for _ in range(n)]
    for _ in range(n_questions):
        wanted, k = input().split()
        stock = 0
        for entry in log[: int(k)]:
            kind, item, amount = entry.split()
            if item == wanted:
                if kind == "in":
                    stock += int(amount)
                elif stock >= int(amount):
                    stock -= int(amount)
        print(stock)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
