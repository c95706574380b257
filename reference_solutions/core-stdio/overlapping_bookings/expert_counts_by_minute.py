"""Adds up for every minute of the day how many bookings have begun and how many have ended."""

import sys
from itertools import accumulate


def main() -> None:
    _, *numbers = map(int, sys.stdin.buffer.read().split())
    starts, ends = numbers[::2], numbers[1::2]
    begins = [0] * 1441
    stops = [0] * 1441
    for start in starts:
        begins[start] += 1
    for end in ends:
        stops[end] += 1
    begun = list(accumulate(begins))
    ended = list(accumulate(stops))
    # All that begin before the end, without those that end in time and the booking itself.
    print("\n".join([str(begun[end - 1] - ended[start] - 1) for start, end in zip(starts, ends)]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
