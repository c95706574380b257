"""Reads numbers and gathers each new row in a list."""


def main() -> None:
    n_rows, n_columns = map(int, input().split())
    table = [list(map(int, input().split())) for _ in range(n_rows)]
    for column in range(n_columns):
        print(*[table[row][column] for row in range(n_rows - 1, -1, -1)])


main()
