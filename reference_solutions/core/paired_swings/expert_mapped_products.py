"""Multiplies and adds inside the interpreter; what lies left of the diagonal is copied from the lines above."""

from operator import mul


def paired_swings(readings: list[list[int]]) -> list[list[int]]:
    columns = list(zip(*readings))
    sums = list(map(sum, columns))
    answer: list[list[int]] = []
    for number, (column, total) in enumerate(zip(columns, sums)):
        line = [above[number] for above in answer]
        for other, other_total in zip(columns[number:], sums[number:]):
            line.append(len(readings) * sum(map(mul, column, other)) - total * other_total)
        answer.append(line)
    return answer
