"""Zips the reversed rows of numbers."""


def main() -> None:
    n_rows, _ = map(int, input().split())
    table = [map(int, input().split()) for _ in range(n_rows)]
    for row in zip(*reversed(table)):
        print(*row)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
