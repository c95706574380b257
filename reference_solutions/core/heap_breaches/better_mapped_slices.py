"""The first children of all elements are one slice, the second ones another; `map` compares each with the parents."""

from operator import gt


def heap_breaches(values: list[int], arity: int) -> int:
    return sum(sum(map(gt, values, values[number::arity])) for number in range(1, arity + 1))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
