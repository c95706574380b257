from math import sqrt
from operator import mul


def correlations(rows, limit):
    """Columns are scaled to length 1, so that a correlation is one sum of products; each pair is met once."""
    n = len(rows[0])
    matrix = [[0.0] * n for _ in range(n)]
    close = [[] for _ in range(n)]
    units = []
    for b, column in enumerate(zip(*rows)):
        of_b = matrix[b]
        of_b[b] = 1.0
        if column.count(column[0]) == len(column):
            continue
        mean = sum(column) / len(column)
        off = [value - mean for value in column]
        length = sqrt(sum(map(mul, off, off)))
        unit = [value / length for value in off]
        for a, other in units:
            value = matrix[a][b] = of_b[a] = sum(map(mul, unit, other))
            if value > limit or -value > limit:
                close[a].append(b)
                close[b].append(a)
        units.append((b, unit))
    return matrix, close

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
