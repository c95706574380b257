"""A window's total is the difference of two sums from the first day on; no loop runs outside the interpreter."""

from itertools import accumulate
from operator import sub


def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    totals = []
    for readings in gauges:
        sums = list(accumulate(readings, initial=0))
        totals.append(map(sub, sums[width:], sums))
    return list(map(max, zip(*totals)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
