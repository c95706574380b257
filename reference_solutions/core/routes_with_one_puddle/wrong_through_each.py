from math import comb


def routes_with_one_puddle(height: int, width: int, puddles: list[tuple[int, int]]) -> int:
    return sum(
        comb(row + column, row) * comb(height - row + width - column - 2, height - row - 1) for row, column in puddles
    ) % 1_000_000_007

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
