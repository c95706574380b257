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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
