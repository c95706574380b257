"""Bisects how many begin before a booking ends, and how many have ended when it begins; all in bulk."""

import sys
from bisect import bisect_left, bisect_right


def main() -> None:
    _, *numbers = map(int, sys.stdin.buffer.read().split())
    starts, ends = numbers[::2], numbers[1::2]
    by_start = sorted(starts)
    by_end = sorted(ends)
    counts = [bisect_left(by_start, end) - bisect_right(by_end, start) - 1 for start, end in zip(starts, ends)]
    print("\n".join(map(str, counts)))


main()
