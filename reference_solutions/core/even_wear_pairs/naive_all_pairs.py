"""Looks at every pair."""

from math import gcd


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    pairs = 0
    for first in drivers:
        for second in driven:
            if gcd(first, second) == 1:
                pairs += 1
    return pairs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
