"""Reads and writes digit by digit."""

import sys

DIGITS = "0123456789abcdef"


def main() -> None:
    for line in sys.stdin:
        text, given, wanted = line.split()
        number = 0
        for digit in text:
            number = number * int(given) + DIGITS.index(digit)
        base = int(wanted)
        result = "" if number > 0 else "0"
        while number > 0:
            result = DIGITS[number % base] + result
            number //= base
        print(result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
