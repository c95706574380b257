"""Counts the smaller numbers that have been before by bisection in their sorted list."""

from bisect import bisect
from functools import reduce

MODULUS = 1_000_000_007


def steps_to_order(first: list[int], second: list[int]) -> int:
    steps = 0
    for order, sign in ((first, -1), (second, 1)):
        place = 0
        before: list[int] = []
        for left, number in zip(range(len(order), 0, -1), order):
            smaller = bisect(before, number)
            before.insert(smaller, number)
            # One more than there are smaller numbers behind; this adds the same to both places.
            place = (place * left + number - smaller) % MODULUS
        steps += sign * place
    if second < first:
        steps += reduce(lambda orders, number: orders * number % MODULUS, first)
    return steps % MODULUS
