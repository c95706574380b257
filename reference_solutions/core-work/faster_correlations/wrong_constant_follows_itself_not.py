from math import sqrt


def correlations(rows, limit):
    offs = []
    for column in zip(*rows):
        mean = sum(column) / len(column)
        offs.append([value - mean for value in column] if min(column) < max(column) else [0.0] * len(column))
    n = len(offs)
    lengths = [sqrt(sum(value * value for value in off)) for off in offs]

    def value(a, b):
        scale = lengths[a] * lengths[b]
        return sum(x * y for x, y in zip(offs[a], offs[b])) / scale if scale else 0.0

    matrix = [[value(a, b) for b in range(n)] for a in range(n)]
    return matrix, [[b for b in range(n) if b != a and abs(matrix[a][b]) > limit] for a in range(n)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
