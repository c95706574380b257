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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
