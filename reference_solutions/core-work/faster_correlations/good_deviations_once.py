from math import sqrt


def correlations(rows, limit):
    deviations, lengths = [], []
    for column in zip(*rows):
        mean = sum(column) / len(column)
        off = [value - mean for value in column]
        constant = min(column) == max(column)
        deviations.append(off)
        lengths.append(0.0 if constant else sqrt(sum(value * value for value in off)))
    n = len(deviations)
    matrix = [[1.0] * n for _ in range(n)]
    for a in range(n):
        for b in range(a + 1, n):
            value = 0.0
            if lengths[a] and lengths[b]:
                value = sum(x * y for x, y in zip(deviations[a], deviations[b])) / (lengths[a] * lengths[b])
            matrix[a][b] = matrix[b][a] = value
    close = [[b for b in range(n) if b != a and abs(matrix[a][b]) > limit] for a in range(n)]
    return matrix, close

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
