from collections import Counter


def crossed_answers(first: list[str], second: list[str]) -> list[list[int]]:
    cells = Counter(zip(first, second))
    answers = sorted({*first, *second})
    table = [[*(cells[row, column] for column in answers), first.count(row)] for row in answers]
    table.append([*(second.count(column) for column in answers), len(first)])
    return table
