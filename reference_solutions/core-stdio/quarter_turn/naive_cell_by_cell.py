"""Reads numbers and prints them cell by cell."""


def main() -> None:
    n_rows, n_columns = map(int, input().split())
    table = []
    for _ in range(n_rows):
        table.append([int(word) for word in input().split()])
    for column in range(n_columns):
        for row in range(n_rows - 1, -1, -1):
            print(table[row][column], end=" " if row > 0 else "\n")


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
