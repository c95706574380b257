"""Tries each number of children."""


def leftover_sweets(parties: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for sweets, fewest, most in parties:
        left = 0
        for children in range(fewest, most + 1):
            left += sweets % children
        answer.append(left)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
