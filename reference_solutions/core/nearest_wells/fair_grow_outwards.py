"""Finds the house among the sorted wells and takes the nearer neighbour k times."""

from bisect import bisect_left


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    wells = sorted(wells)
    sums = []
    for house in houses:
        right = bisect_left(wells, house)
        left = right - 1
        total = 0
        for _ in range(k):
            if left < 0 or (right < len(wells) and wells[right] - house < house - wells[left]):
                total += wells[right] - house
                right += 1
            else:
                total += house - wells[left]
                left -= 1
        sums.append(total)
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
