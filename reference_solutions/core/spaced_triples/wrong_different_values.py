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
