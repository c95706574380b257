"""Well i gives way to well i + k where a house passes the middle of the two; these middles rise, so one bisect does."""

from bisect import bisect_left
from itertools import accumulate
from operator import add


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    wells = sorted(wells)
    tipping_points = list(map(add, wells, wells[k:]))  # doubled
    prefix = [0, *accumulate(wells)]
    sums = []
    note = sums.append
    for house in houses:
        first = bisect_left(tipping_points, house + house)
        end = first + k
        split = bisect_left(wells, house, first, end)
        note(prefix[first] + prefix[end] - 2 * prefix[split] + house * (2 * split - first - end))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
