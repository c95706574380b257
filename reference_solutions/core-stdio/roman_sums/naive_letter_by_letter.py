"""Reads letter by letter, and writes by taking off the largest value again and again."""

import sys

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
STEPS = {
    1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV",
    1: "I",
}  # fmt: skip


def number_of(numeral: str) -> int:
    number = 0
    for place in range(len(numeral)):
        value = VALUES[numeral[place]]
        if place + 1 < len(numeral) and VALUES[numeral[place + 1]] > value:
            number -= value
        else:
            number += value
    return number


def main() -> None:
    for line in sys.stdin:
        one, other = line.strip().split("+")
        number = number_of(one) + number_of(other)
        result = ""
        while number > 0:
            for value, letters in STEPS.items():
                if value <= number:
                    result += letters
                    number -= value
                    break
        print(result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
