"""Lists the different answers, and looks up in the lists to which cell each person belongs."""


def crossed_answers(first: list[str], second: list[str]) -> list[list[int]]:
    rows = []
    for answer in first:
        if answer not in rows:
            rows.append(answer)
    rows.sort()
    columns = []
    for answer in second:
        if answer not in columns:
            columns.append(answer)
    columns.sort()
    table = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(first)):
        row = rows.index(first[i])
        column = columns.index(second[i])
        table[row][column] += 1
        table[row][-1] += 1
        table[-1][column] += 1
        table[-1][-1] += 1
    return table
