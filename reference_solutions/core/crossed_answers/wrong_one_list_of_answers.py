from collections import Counter


def crossed_answers(first: list[str], second: list[str]) -> list[list[int]]:
    cells = Counter(zip(first, second))
    answers = sorted({*first, *second})
    table = [[*(cells[row, column] for column in answers), first.count(row)] for row in answers]
    table.append([*(second.count(column) for column in answers), len(first)])
    return table

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
