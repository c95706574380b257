from math import gcd


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    return sum(gcd(first, second) == 1 for first in set(drivers) for second in set(driven))
