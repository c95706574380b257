"""Turns the table, so that sums are taken once and every two columns are walked together."""


def paired_swings(readings: list[list[int]]) -> list[list[int]]:
    moments = len(readings)
    columns = list(zip(*readings))
    sums = [sum(column) for column in columns]
    answer = [[0] * len(columns) for _ in columns]
    for i, column in enumerate(columns):
        for j in range(i + 1):
            products = sum(x * y for x, y in zip(column, columns[j]))
            answer[i][j] = answer[j][i] = moments * products - sums[i] * sums[j]
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
