from math import sqrt


def correlations(rows, limit):
    """Sums of squares less squares of sums: large readings with little variation lose their digits."""
    columns = [column for column in zip(*rows)]
    n, count = len(columns), len(rows)
    sums = [sum(column) for column in columns]
    spreads = [sum(v * v for v in column) - total * total / count for column, total in zip(columns, sums)]

    def value(a, b):
        if a == b:
            return 1.0
        if min(columns[a]) == max(columns[a]) or min(columns[b]) == max(columns[b]):
            return 0.0
        products = sum(x * y for x, y in zip(columns[a], columns[b])) - sums[a] * sums[b] / count
        return products / sqrt(max(spreads[a] * spreads[b], 1e-300))

    matrix = [[value(a, b) for b in range(n)] for a in range(n)]
    return matrix, [[b for b in range(n) if b != a and abs(matrix[a][b]) > limit] for a in range(n)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
