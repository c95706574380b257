"""Bisects for the first of the k wells, and sums them with prefix sums."""

from bisect import bisect_left
from itertools import accumulate


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    wells = sorted(wells)
    prefix = [0, *accumulate(wells)]
    sums = []
    for house in houses:
        low = 0
        high = len(wells) - k
        while low < high:
            middle = (low + high) // 2
            if house - wells[middle] > wells[middle + k] - house:
                low = middle + 1
            else:
                high = middle
        split = bisect_left(wells, house, low, low + k)
        left = house * (split - low) - (prefix[split] - prefix[low])
        right = prefix[low + k] - prefix[split] - house * (low + k - split)
        sums.append(left + right)
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
