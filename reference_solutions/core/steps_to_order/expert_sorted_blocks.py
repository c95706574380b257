"""Counts the smaller numbers that have been before by bisection in their sorted list, which a slice makes room in."""

from bisect import bisect
from functools import reduce

MODULUS = 1_000_000_007


def steps_to_order(first: list[int], second: list[int]) -> int:
    steps = place_of(second) - place_of(first)
    if second < first:
        steps += reduce(lambda orders, number: orders * number % MODULUS, first)
    return steps % MODULUS


def place_of(order: list[int]) -> int:
    place = 0
    before: list[int] = []
    left = len(order)
    for number in order:
        smaller = bisect(before, number)
        before[smaller:smaller] = (number,)  # moves the rest as one block, which list.insert does not
        # One more than there are smaller numbers behind; this adds the same to both places.
        place = (place * left + number - smaller) % MODULUS
        left -= 1
    return place

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
