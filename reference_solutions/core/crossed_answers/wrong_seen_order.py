from collections import Counter


def crossed_answers(first: list[str], second: list[str]) -> list[list[int]]:
    cells = Counter(zip(first, second))
    rows = Counter(first)
    columns = Counter(second)
    table = [[*(cells[row, column] for column in columns), rows[row]] for row in rows]
    table.append([*columns.values(), len(first)])
    return table
