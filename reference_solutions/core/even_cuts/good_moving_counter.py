"""Moves the cut to the right, stone by stone, and keeps count of the kinds on either side."""

from collections import Counter


def even_cuts(kinds: list[int]) -> list[int]:
    left = set()
    right = Counter(kinds)
    cuts = []
    for cut, kind in enumerate(kinds[:-1], 1):
        left.add(kind)
        right[kind] -= 1
        if right[kind] == 0:
            del right[kind]
        if len(left) == len(right):
            cuts.append(cut)
    return cuts
