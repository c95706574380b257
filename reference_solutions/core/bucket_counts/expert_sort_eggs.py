"""Sorts the eggs, so that a bucket is a stretch between two bounds; only the bounds are bisected."""

from bisect import bisect_left


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    eggs = sorted(eggs)
    lighter = [bisect_left(eggs, bound) for bound in bounds]
    return [high - low for low, high in zip([0, *lighter], [*lighter, len(eggs)])]
