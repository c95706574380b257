"""Keeps one sorted stretch: the old reading is removed, the new one inserted in its place."""

from bisect import insort


def window_spreads(readings: list[int], width: int, cut: int) -> list[int]:
    if len(readings) < width:
        return []
    stretch = sorted(readings[:width])
    spreads = [stretch[-1 - cut] - stretch[cut]]
    for place in range(width, len(readings)):
        stretch.remove(readings[place - width])
        insort(stretch, readings[place])
        spreads.append(stretch[-1 - cut] - stretch[cut])
    return spreads

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
