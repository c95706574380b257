from math import gcd


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    return sum(gcd(first, second) == 1 for first in set(drivers) for second in set(driven))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
