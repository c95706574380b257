"""Looks at every pair."""

from math import gcd


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    pairs = 0
    for first in drivers:
        for second in driven:
            if gcd(first, second) == 1:
                pairs += 1
    return pairs
