"""Replays only the entries of the item, read once."""


def main() -> None:
    n, n_questions = map(int, input().split())
    log = {}
    for moment in range(n):
        kind, item, amount = input().split()
        log.setdefault(item, []).append((moment, kind, int(amount)))
    for _ in range(n_questions):
        item, k = input().split()
        stock = 0
        for moment, kind, amount in log.get(item, []):
            if moment >= int(k):
                break
            if kind == "in":
                stock += amount
            elif stock >= amount:
                stock -= amount
        print(stock)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
