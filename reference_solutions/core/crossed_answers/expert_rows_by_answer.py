"""A dictionary tells the row of the table itself, another one the place in it; no pair is ever made and hashed."""


def crossed_answers(first: list[str], second: list[str]) -> list[list[int]]:
    columns = sorted(set(second))
    column_of = dict(zip(columns, range(len(columns))))
    row_of = {answer: [0] * len(columns) for answer in sorted(set(first))}
    for one, other in zip(first, second):
        row_of[one][column_of[other]] += 1
    table = list(row_of.values())
    table.append(list(map(sum, zip(*table))))
    for row in table:
        row.append(sum(row))
    return table

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
