"""Lets Counter count pairs and single answers, and reads the table off."""

from collections import Counter


def crossed_answers(first: list[str], second: list[str]) -> list[list[int]]:
    cells = Counter(zip(first, second))
    in_row = Counter(first)
    in_column = Counter(second)
    rows = sorted(in_row)
    columns = sorted(in_column)
    table = [[cells.get((row, column), 0) for column in columns] + [in_row[row]] for row in rows]
    table.append([in_column[column] for column in columns] + [len(first)])
    return table

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
