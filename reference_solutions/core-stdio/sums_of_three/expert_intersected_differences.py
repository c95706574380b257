"""Fixes the least; of the others, the middle one is below half of what is missing: intersects all of them at once."""

import sys
from bisect import bisect_left


def main() -> None:
    n, _, *rest = map(int, sys.stdin.buffer.read().split())
    numbers = sorted(rest[:n])
    largest = numbers[-1]
    known = set(numbers)
    for target in rest[n:]:
        ways = 0
        for i, least in enumerate(numbers):
            missing = target - least
            # From where the third is not beyond the largest, to where it would be no larger than the middle one.
            low = bisect_left(numbers, missing - largest, i + 1)
            high = bisect_left(numbers, (missing + 1) // 2, low)
            ways += len(known.intersection(map(missing.__sub__, numbers[low:high])))
        print(ways)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
