"""From east to west; a flash passes over lower hills by following the flashes that these send themselves."""

from math import inf


def flash_distances(heights: list[int]) -> list[int]:
    size = len(heights)
    hills = [*heights, inf]  # the last one catches what is lost
    catcher_of = [0] * size
    totals = [0] * (size + 1)
    for sender in range(size - 1, -1, -1):
        height = hills[sender]
        catcher = sender + 1
        while hills[catcher] < height:
            catcher = catcher_of[catcher]
        catcher_of[sender] = catcher
        totals[catcher] += catcher - sender
    return totals[:size]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
