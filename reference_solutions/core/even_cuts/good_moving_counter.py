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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
