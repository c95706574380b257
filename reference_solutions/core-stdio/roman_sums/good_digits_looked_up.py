"""Writes digit by digit from tables; reads letter by letter, from the right."""

import sys

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
HUNDREDS = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")


def number_of(numeral: str) -> int:
    number = last = 0
    for letter in reversed(numeral):
        value = VALUES[letter]
        number += value if value >= last else -value
        last = value
    return number


def main() -> None:
    for line in sys.stdin:
        one, other = line.rstrip().split("+")
        number = number_of(one) + number_of(other)
        print("M" * (number // 1000) + HUNDREDS[number // 100 % 10] + TENS[number // 10 % 10] + UNITS[number % 10])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
