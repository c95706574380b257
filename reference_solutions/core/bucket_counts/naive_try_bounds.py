"""Tries the bounds one after the other for every egg."""


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    counts = [0] * (len(bounds) + 1)
    for egg in eggs:
        bucket = 0
        while bucket < len(bounds) and egg >= bounds[bucket]:
            bucket += 1
        counts[bucket] += 1
    return counts
