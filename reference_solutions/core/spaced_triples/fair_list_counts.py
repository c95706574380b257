def spaced_triples(values: list[int], step: int) -> int:
    triples = 0
    for middle, value in enumerate(values):
        before = values[:middle].count(value - step)
        if before:
            triples += before * values[middle + 1 :].count(value + step)
    return triples
