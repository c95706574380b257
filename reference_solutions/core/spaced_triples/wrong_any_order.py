from collections import Counter


def spaced_triples(values: list[int], step: int) -> int:
    counts = Counter(values)
    return sum(counts[value - step] * counts[value] * counts[value + step] for value in list(counts))
