"""Zips the reversed rows of numbers."""


def main() -> None:
    n_rows, _ = map(int, input().split())
    table = [map(int, input().split()) for _ in range(n_rows)]
    for row in zip(*reversed(table)):
        print(*row)


main()
