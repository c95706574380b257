"""A cut is even when the first places before it and the last places before it are as many as there are kinds."""

from itertools import count


def even_cuts(kinds: list[int]) -> list[int]:
    if not kinds:
        return []
    last = dict(zip(kinds, count()))
    first = dict(zip(reversed(kinds), range(len(kinds) - 1, -1, -1)))
    places = sorted([*first.values(), *last.values()])
    middle = len(last)
    return list(range(places[middle - 1] + 1, places[middle] + 1))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
