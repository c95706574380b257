"""Turns the digits into integers once, and the rows so that paths become columns."""


def broken_diagonals(rows: list[str]) -> list[int]:
    answer = [0] * len(rows)
    for step, row in enumerate(rows):
        digits = [int(digit) for digit in row]
        right = digits[step:] + digits[:step]
        left = digits[len(rows) - step :] + digits[: len(rows) - step]
        answer = [total + plus - minus for total, plus, minus in zip(answer, right, left)]
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
