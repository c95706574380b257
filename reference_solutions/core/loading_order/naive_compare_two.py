"""Sorts with a function that compares two parcels."""

from functools import cmp_to_key


def compare(one: tuple[str, int, int], other: tuple[str, int, int]) -> int:
    if one[1] != other[1]:
        return one[1] - other[1]
    if one[2] != other[2]:
        return other[2] - one[2]
    if one[0] != other[0]:
        return -1 if one[0] < other[0] else 1
    return 0


def loading_order(parcels: list[tuple[str, int, int]]) -> list[str]:
    return [parcel[0] for parcel in sorted(parcels, key=cmp_to_key(compare))]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
