from bisect import bisect_left


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    counts = [0] * (len(bounds) + 1)
    for egg in eggs:
        counts[bisect_left(bounds, egg)] += 1
    return counts
