"""Notes by how much the number of guests changes from night to night, and sums the changes up."""

from itertools import accumulate


def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    changes = [0] * 10001
    for arrival, departure, persons in stays:
        changes[arrival] += persons
        changes[departure] -= persons
    return list(accumulate(changes[:nights]))
