"""Tries each number of children."""


def leftover_sweets(parties: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for sweets, fewest, most in parties:
        left = 0
        for children in range(fewest, most + 1):
            left += sweets % children
        answer.append(left)
    return answer
