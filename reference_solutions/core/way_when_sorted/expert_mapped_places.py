"""Sorts the places by height, and lets `map` take the differences to their new numbers."""

from operator import sub


def way_when_sorted(heights: list[int]) -> int:
    places = range(len(heights))
    return sum(map(abs, map(sub, sorted(places, key=heights.__getitem__), places)))
