"""Adds up, for every two instruments, over all moments."""


def paired_swings(readings: list[list[int]]) -> list[list[int]]:
    moments = len(readings)
    width = len(readings[0])
    answer = []
    for i in range(width):
        line = []
        for j in range(width):
            products = 0
            sum_i = 0
            sum_j = 0
            for moment in range(moments):
                products += readings[moment][i] * readings[moment][j]
                sum_i += readings[moment][i]
                sum_j += readings[moment][j]
            line.append(moments * products - sum_i * sum_j)
        answer.append(line)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
