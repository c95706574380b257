"""Walks both paths of each column, step by step."""


def broken_diagonals(rows: list[str]) -> list[int]:
    size = len(rows)
    answer = []
    for column in range(size):
        difference = 0
        for step in range(size):
            difference += int(rows[step][(column + step) % size])
            difference -= int(rows[step][(column - step) % size])
        answer.append(difference)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
