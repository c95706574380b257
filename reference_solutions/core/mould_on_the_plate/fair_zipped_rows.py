"""Adds rows of zeros and ones to their neighbours and looks the outcome up."""


def mould_on_the_plate(plate: list[str], days: int) -> list[str]:
    width = len(plate[0])
    rows = [[int(sign == "#") for sign in row] for row in plate]
    clean = [0] * width
    outcome = [0, 1, 0, 1, 0, 0, 0, 1, 0, 0]  # five times the cell, plus its neighbours
    for _ in range(days):
        rows = [
            [
                outcome[5 * cell + up + down + left + right]
                for cell, up, down, left, right in zip(row, above, below, [0, *row], [*row[1:], 0])
            ]
            for row, above, below in zip(rows, [clean, *rows], [*rows[1:], clean])
        ]
    return ["".join(".#"[cell] for cell in row) for row in rows]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
