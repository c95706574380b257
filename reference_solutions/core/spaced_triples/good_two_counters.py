"""Lets the values wander, one by one, from the counter on the right to the one on the left."""

from collections import Counter


def spaced_triples(values: list[int], step: int) -> int:
    left: Counter[int] = Counter()
    right = Counter(values)
    triples = 0
    for value in values:
        right[value] -= 1
        triples += left[value - step] * right[value + step]
        left[value] += 1
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
