"""Sorts the places by height, and lets `map` take the differences to their new numbers."""

from operator import sub


def way_when_sorted(heights: list[int]) -> int:
    places = range(len(heights))
    return sum(map(abs, map(sub, sorted(places, key=heights.__getitem__), places)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
