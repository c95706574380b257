"""Bisects how many begin before a booking ends, and how many have ended when it begins."""

from bisect import bisect_left, bisect_right


def main() -> None:
    bookings = []
    for _ in range(int(input())):
        start, end = map(int, input().split())
        bookings.append((start, end))
    starts = sorted(start for start, _ in bookings)
    ends = sorted(end for _, end in bookings)
    for start, end in bookings:
        print(bisect_left(starts, end) - bisect_right(ends, start) - 1)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
