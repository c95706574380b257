from math import comb


def routes_with_one_puddle(height: int, width: int, puddles: list[tuple[int, int]]) -> int:
    return sum(
        comb(row + column, row) * comb(height - row + width - column - 2, height - row - 1) for row, column in puddles
    ) % 1_000_000_007
