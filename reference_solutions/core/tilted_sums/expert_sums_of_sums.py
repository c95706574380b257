"""A walk sums what the prefix sums of the row, or of the reversed row, lack on its way: prefix sums of prefix sums."""

from itertools import accumulate


def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    plain = list(accumulate(values, initial=0))
    twice = list(accumulate(plain, initial=0))
    return [
        (last - first + 1) * plain[last + 1] - twice[last + 1] + twice[first]
        if first <= last
        else twice[first + 2] - twice[last + 1] - (first - last + 1) * plain[last]
        for first, last in walks
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
