from collections import Counter


def spaced_triples(values: list[int], step: int) -> int:
    counts = Counter(values)
    return sum(counts[value - step] * counts[value] * counts[value + step] for value in list(counts))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
