def paired_swings(readings: list[list[int]]) -> list[list[int]]:
    count = len(readings)
    columns = [[reading - sum(column) // count for reading in column] for column in zip(*readings)]
    return [[count * sum(x * y for x, y in zip(one, other)) for other in columns] for one in columns]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
