"""One pass: how many single values and how many pairs wait for the value that continues them."""


def spaced_triples(values: list[int], step: int) -> int:
    singles: dict[int, int] = {}
    pairs: dict[int, int] = {}
    triples = 0
    for value in values:
        if value in pairs:
            triples += pairs[value]
        following = value + step
        if value in singles:
            pairs[following] = pairs.get(following, 0) + singles[value]
        singles[following] = singles.get(following, 0) + 1
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
