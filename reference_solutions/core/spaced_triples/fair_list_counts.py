def spaced_triples(values: list[int], step: int) -> int:
    triples = 0
    for middle, value in enumerate(values):
        before = values[:middle].count(value - step)
        if before:
            triples += before * values[middle + 1 :].count(value + step)
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
