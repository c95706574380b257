def broken_diagonals(rows: list[str]) -> list[int]:
    size = len(rows)
    return [
        sum(int(rows[step][column + step]) for step in range(size - column))
        - sum(int(rows[step][column - step]) for step in range(column + 1))
        for column in range(size)
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
