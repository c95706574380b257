"""Lays shifted copies of the sums side by side, so that every loop is one of the interpreter's own."""

from itertools import accumulate, compress
from operator import gt, sub


def rising_windows(takings: list[int], width: int) -> list[int]:
    prefix = list(accumulate(takings, initial=0))
    sums = list(map(sub, prefix[width:], prefix))
    return list(compress(range(width, len(takings)), map(gt, sums[width:], sums)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
