"""Goes through all committees and notes those that are asked for."""

from itertools import combinations


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    wanted = set(numbers)
    found = {}
    for number, committee in enumerate(combinations(fees, seats)):
        if number in wanted:
            found[number] = sum(committee)
    return [found[number] for number in numbers]
