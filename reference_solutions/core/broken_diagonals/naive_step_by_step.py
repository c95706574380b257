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
