from itertools import combinations


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    committees = list(combinations(fees, seats))
    return [sum(committees[number - 1]) for number in numbers]
