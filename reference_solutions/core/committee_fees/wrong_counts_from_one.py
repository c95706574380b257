from itertools import combinations


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    committees = list(combinations(fees, seats))
    return [sum(committees[number - 1]) for number in numbers]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
