def broken_diagonals(rows: list[str]) -> list[int]:
    size = len(rows)
    return [
        sum(int(row[(column - step) % size]) - int(row[(column + step) % size]) for step, row in enumerate(rows))
        for column in range(size)
    ]
