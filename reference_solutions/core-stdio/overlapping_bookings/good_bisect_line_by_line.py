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
