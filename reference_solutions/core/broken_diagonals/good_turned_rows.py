"""Turns the digits into integers once, and the rows so that paths become columns."""


def broken_diagonals(rows: list[str]) -> list[int]:
    answer = [0] * len(rows)
    for step, row in enumerate(rows):
        digits = [int(digit) for digit in row]
        right = digits[step:] + digits[:step]
        left = digits[len(rows) - step :] + digits[: len(rows) - step]
        answer = [total + plus - minus for total, plus, minus in zip(answer, right, left)]
    return answer
