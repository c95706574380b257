"""Reads numbers and gathers each new row in a list."""


def main() -> None:
    n_rows, n_columns = map(int, input().split())
    table = [list(map(int, input().split())) for _ in range(n_rows)]
    for column in range(n_columns):
        print(*[table[row][column] for row in range(n_rows - 1, -1, -1)])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
