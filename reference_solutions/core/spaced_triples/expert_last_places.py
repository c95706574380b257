"""One pass: how many single values and how many pairs wait for each value, which is known by its last place."""

from itertools import count, repeat
from operator import add


def spaced_triples(values: list[int], step: int) -> int:
    last_place = dict(zip(values, count()))
    find = last_place.get
    nowhere = len(values)
    singles = [0] * (nowhere + 1)
    pairs = [0] * (nowhere + 1)
    triples = 0
    following = map(find, map(add, values, repeat(step)), repeat(nowhere))
    for place, after in zip(map(find, values), following):
        triples += pairs[place]
        pairs[after] += singles[place]
        singles[after] += 1
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
