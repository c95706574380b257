"""Notes by how much the number of guests changes from night to night, and sums the changes up."""

from itertools import accumulate


def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    changes = [0] * 10001
    for arrival, departure, persons in stays:
        changes[arrival] += persons
        changes[departure] -= persons
    return list(accumulate(changes[:nights]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
