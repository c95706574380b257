from itertools import combinations


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    committees = sorted(combinations(range(len(fees)), seats), key=lambda committee: committee[::-1])
    return [sum(fees[member] for member in committees[number]) for number in numbers]
