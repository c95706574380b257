"""The first children of all elements are one slice, the second ones another; `map` compares each with the parents."""

from operator import gt


def heap_breaches(values: list[int], arity: int) -> int:
    return sum(sum(map(gt, values, values[number::arity])) for number in range(1, arity + 1))
