def spaced_triples(values: list[int], step: int) -> int:
    singles = set()
    pairs = set()
    triples = 0
    for value in values:
        triples += value - step in pairs
        if value - step in singles:
            pairs.add(value)
        singles.add(value)
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
