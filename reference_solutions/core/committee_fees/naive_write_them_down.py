"""Goes through all committees and notes those that are asked for."""

from itertools import combinations


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    wanted = set(numbers)
    found = {}
    for number, committee in enumerate(combinations(fees, seats)):
        if number in wanted:
            found[number] = sum(committee)
    return [found[number] for number in numbers]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
