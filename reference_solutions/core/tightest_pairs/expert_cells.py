"""Neighbours by x or by y bound the distance; cells of that width leave few buoys near each one to be measured."""

from collections import Counter
from itertools import chain, pairwise
from math import isqrt
from operator import itemgetter

STRIDE = 2_000_000


def tightest_pairs(buoys: list[tuple[int, int]]) -> tuple[int, int]:
    tally = Counter(buoys)
    if len(tally) < len(buoys):
        return 0, sum([count * (count - 1) // 2 for count in tally.values()])
    eastward = sorted(buoys)
    neighbours = chain(pairwise(eastward), pairwise(sorted(eastward, key=itemgetter(1))))
    shortest = min([(a - x) ** 2 + (b - y) ** 2 for (a, b), (x, y) in neighbours])
    width = isqrt(shortest)
    count = 0
    cells: dict[int, list[tuple[int, int]]] = {}
    find = cells.get
    for x, y in eastward:  # so nothing lies in the cells to the east yet
        cell = x // width * STRIDE + y // width
        west = cell - STRIDE
        for place in (cell, cell - 1, cell + 1, west, west - 1, west + 1):
            for a, b in find(place, ()):
                distance = (a - x) ** 2 + (b - y) ** 2
                if distance < shortest:
                    shortest = distance
                    count = 1
                elif distance == shortest:
                    count += 1
        cells.setdefault(cell, []).append((x, y))
    return shortest, count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
