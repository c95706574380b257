"""Counts, for every slab, the routes to it that met no puddle and those that met one."""


def routes_with_one_puddle(height: int, width: int, puddles: list[tuple[int, int]]) -> int:
    water = set(puddles)
    dry = [[0] * width for _ in range(height)]
    wet = [[0] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            none = 1 if row == 0 and column == 0 else 0
            one = 0
            if row > 0:
                none += dry[row - 1][column]
                one += wet[row - 1][column]
            if column > 0:
                none += dry[row][column - 1]
                one += wet[row][column - 1]
            if (row, column) in water:
                none, one = 0, none
            dry[row][column] = none % 1_000_000_007
            wet[row][column] = one % 1_000_000_007
    return wet[-1][-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
