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
