"""Finds the bucket of every egg by bisection."""

from bisect import bisect_right


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    counts = [0] * (len(bounds) + 1)
    for egg in eggs:
        counts[bisect_right(bounds, egg)] += 1
    return counts
