"""A window's total is the difference of two sums from the first day on; no loop runs outside the interpreter."""

from itertools import accumulate
from operator import sub


def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    totals = []
    for readings in gauges:
        sums = list(accumulate(readings, initial=0))
        totals.append(map(sub, sums[width:], sums))
    return list(map(max, zip(*totals)))
