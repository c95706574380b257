def spaced_triples(values: list[int], step: int) -> int:
    singles: dict[int, int] = {}
    pairs: dict[int, int] = {}
    triples = 0
    for value in values:
        singles[value] = singles.get(value, 0) + 1
        pairs[value] = pairs.get(value, 0) + singles.get(value - step, 0)
        triples += pairs.get(value - step, 0)
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
