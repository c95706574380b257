from math import comb


def routes_with_one_puddle(height: int, width: int, puddles: list[tuple[int, int]]) -> int:
    water = set(puddles)
    dry = [1] + [0] * (width - 1)
    for row in range(height):
        none = 0
        for column in range(width):
            none = 0 if (row, column) in water else (none + dry[column]) % 1_000_000_007
            dry[column] = none
    return (comb(height + width - 2, height - 1) - dry[-1]) % 1_000_000_007
