from bisect import bisect_left, bisect_right
from itertools import compress
from math import isqrt
from operator import sub


def widest_prime_gaps(ranges: list[tuple[int, int]]) -> list[int]:
    primes = primes_up_to(max((high for _, high in ranges), default=0))
    bounds = [(bisect_left(primes, low), bisect_right(primes, high) - 1) for low, high in ranges]
    longest = max((last - first for first, last in bounds), default=0)
    # table[p][i] is the widest of the 2**p gaps from i on; two entries that overlap answer any range.
    table = [list(map(sub, primes[1:], primes))]
    step = 1
    while 2 * step <= longest:
        row = table[-1]
        table.append([a if a > b else b for a, b in zip(row, row[step:])])
        step *= 2
    answer = []
    for first, last in bounds:
        if last <= first:
            answer.append(0)
            continue
        power = (last - first).bit_length() - 1
        row = table[power]
        answer.append(max(row[first], row[last - (1 << power)]))
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
