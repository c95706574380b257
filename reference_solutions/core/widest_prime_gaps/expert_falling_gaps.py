"""Answers by rising upper ends: of the gaps so far, only those that no later one outdoes can be the widest of a range."""

from bisect import bisect_left
from itertools import compress, pairwise
from math import isqrt


def widest_prime_gaps(ranges: list[tuple[int, int]]) -> list[int]:
    answer = [0] * len(ranges)
    ends = [high for _, high in ranges]
    largest = max(ends, default=0)
    gaps = pairwise([*primes_up_to(largest), largest + 1, largest + 2])
    begins: list[int] = []  # lower primes of gaps, from the widest gap to the narrowest
    widths: list[int] = []
    prime, following = next(gaps)
    for number in sorted(range(len(ranges)), key=ends.__getitem__):
        low, high = ranges[number]
        while following <= high:
            width = following - prime
            while widths and widths[-1] <= width:
                del widths[-1], begins[-1]
            widths.append(width)
            begins.append(prime)
            prime, following = next(gaps)
        place = bisect_left(begins, low)
        if place < len(begins):
            answer[number] = widths[place]
    return answer


def primes_up_to(largest: int) -> list[int]:
    """All primes up to a bound, in order; odd numbers only are sieved, by slices."""
    if largest < 2:
        return []
    odd = bytearray([1]) * ((largest + 1) // 2)
    for number in range(3, isqrt(largest) + 1, 2):
        if odd[number // 2]:
            odd[number * number // 2 :: number] = bytes(len(range(number * number // 2, len(odd), number)))
    odd[0] = 0
    return [2, *compress(range(1, largest + 1, 2), odd)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
