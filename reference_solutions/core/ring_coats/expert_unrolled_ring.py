"""Unrolls the ring as far as any job can reach, sums the changes once, and lays the laps on each other."""

from itertools import accumulate


def ring_coats(posts: int, jobs: list[tuple[int, int, int]]) -> list[int]:
    change = [0] * (4 * posts)
    for start, length, coats in jobs:
        change[start] += coats
        change[start + length] -= coats
    line = list(accumulate(change))
    return [sum(line[post::posts]) for post in range(posts)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
