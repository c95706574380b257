from itertools import combinations


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    committees = sorted(combinations(range(len(fees)), seats), key=lambda committee: committee[::-1])
    return [sum(fees[member] for member in committees[number]) for number in numbers]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
