def broken_diagonals(rows: list[str]) -> list[int]:
    size = len(rows)
    return [
        sum(int(rows[step][column + step]) for step in range(size - column))
        - sum(int(rows[step][column - step]) for step in range(column + 1))
        for column in range(size)
    ]
