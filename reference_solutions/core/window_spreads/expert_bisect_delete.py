"""Keeps one sorted stretch; both the old and the new reading are found by bisection."""

from bisect import bisect_left


def window_spreads(readings: list[int], width: int, cut: int) -> list[int]:
    if len(readings) < width:
        return []
    stretch = sorted(readings[:width])
    top = width - 1 - cut
    spreads = [stretch[top] - stretch[cut]]
    note = spreads.append
    for leaving, entering in zip(readings, readings[width:]):
        del stretch[bisect_left(stretch, leaving)]
        place = bisect_left(stretch, entering)
        stretch[place:place] = (entering,)  # moves the rest as one block, which list.insert does not
        note(stretch[top] - stretch[cut])
    return spreads

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
