"""Answers by rising upper ends: of the gaps so far, only those that no later one outdoes can be the widest."""

from bisect import bisect_left
from itertools import compress, pairwise
from math import inf, isqrt


def widest_prime_gaps(ranges: list[tuple[int, int]]) -> list[int]:
    answer = [0] * len(ranges)
    ends = [high for _, high in ranges]
    largest = max([2, *ends])
    questions = iter([*sorted(range(len(ranges)), key=ends.__getitem__), -1])
    ranges = [*ranges, (0, inf)]  # the last one is never answered
    number = next(questions)
    low, high = ranges[number]
    begins = [-1]  # lower primes of gaps, from the widest gap to the narrowest
    widths = [inf]
    for prime, following in pairwise([*primes_up_to(largest), largest + 1]):
        while high < following:
            place = bisect_left(begins, low)
            if place < len(begins):
                answer[number] = widths[place]
            number = next(questions)
            low, high = ranges[number]
        width = following - prime
        while widths[-1] <= width:
            del widths[-1], begins[-1]
        widths.append(width)
        begins.append(prime)
    return answer


def primes_up_to(largest: int) -> list[int]:
    """All primes up to a bound, in order; odd numbers only are sieved, by slices."""
    odd = bytearray([1]) * ((largest + 1) // 2)
    for number in range(3, isqrt(largest) + 1, 2):
        if odd[number // 2]:
            odd[number * number // 2 :: number] = bytes(len(range(number * number // 2, len(odd), number)))
    odd[0] = 0
    return [2, *compress(range(1, largest + 1, 2), odd)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
