"""Well i gives way to well i + k where a house passes the middle of the two; middles and sorted houses rise."""

from itertools import accumulate
from math import inf
from operator import add


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    wells = sorted(wells)
    tipping_points = [*map(add, wells, wells[k:]), inf]  # doubled
    prefix = [0, *accumulate(wells)]
    wells.append(inf)
    sums = [0] * len(houses)
    first = split = 0
    for number in sorted(range(len(houses)), key=houses.__getitem__):
        house = houses[number]
        while tipping_points[first] < house + house:
            first += 1
        while wells[split] < house:
            split += 1
        end = first + k
        sums[number] = prefix[first] + prefix[end] - 2 * prefix[split] + house * (2 * split - first - end)
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
