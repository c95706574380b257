"""Keeps the readings of the current stretch in order, and shortens it from the left."""

from bisect import bisect_left, insort


def calm_lengths(readings: list[int], swing: int) -> list[int]:
    window: list[int] = []
    start = 0
    lengths = []
    for reading in readings:
        insort(window, reading)
        while window[-1] - window[0] > swing:
            del window[bisect_left(window, readings[start])]
            start += 1
        lengths.append(len(window))
    return lengths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
