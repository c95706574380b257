"""Counts the multiples of every number prime by prime, then takes the pairs that share a prime away in the same way."""

from bisect import bisect
from itertools import compress
from math import isqrt
from operator import add, mul, sub


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    last = max(drivers + driven, default=1)
    is_prime = bytearray(b"\1") * (last + 1)
    is_prime[:2] = b"\0\0"
    root = isqrt(last)
    for number in range(2, root + 1):
        if is_prime[number]:
            is_prime[number * number :: number] = bytes(len(range(number * number, last + 1, number)))
    primes = list(compress(range(last + 1), is_prime))
    small = primes[: bisect(primes, root)]
    large = primes[len(small) :]
    # No number has two large primes, so that all of them can be taken at once.
    beyond = [
        (factor, [factor * prime for prime in large[: bisect(large, last // factor)]]) for factor in range(1, root + 1)
    ]

    def multiples(numbers: list[int]) -> list[int]:
        counts = [0] * (last + 1)
        for number in numbers:
            counts[number] += 1
        for prime in small:
            upper = last // prime
            while upper:  # from the largest numbers down, as those above have to be complete
                lower = upper // prime
                counts[lower + 1 : upper + 1] = map(
                    add, counts[lower + 1 : upper + 1], counts[(lower + 1) * prime : upper * prime + 1 : prime]
                )
                upper = lower
        for factor, products in beyond:
            counts[factor] += sum(map(counts.__getitem__, products))
        return counts

    pairs = list(map(mul, multiples(drivers), multiples(driven)))
    for factor, products in beyond:
        pairs[factor] -= sum(map(pairs.__getitem__, products))
    for prime in small:
        upper = last // prime
        pairs[1 : upper + 1] = map(sub, pairs[1 : upper + 1], pairs[prime::prime])
    return pairs[1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
