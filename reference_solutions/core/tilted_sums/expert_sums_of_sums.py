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
