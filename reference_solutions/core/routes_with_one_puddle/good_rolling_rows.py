"""Goes through the yard row by row, with one row of counts for dry routes and one for routes with one puddle."""


def routes_with_one_puddle(height: int, width: int, puddles: list[tuple[int, int]]) -> int:
    water: dict[int, set[int]] = {}
    for row, column in puddles:
        water.setdefault(row, set()).add(column)
    dry = [1] + [0] * (width - 1)
    wet = [0] * width
    for row in range(height):
        here = water.get(row, ())
        none = one = 0
        for column in range(width):
            none = (none + dry[column]) % 1_000_000_007
            one = (one + wet[column]) % 1_000_000_007
            if column in here:
                none, one = 0, none
            dry[column] = none
            wet[column] = one
    return wet[-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
