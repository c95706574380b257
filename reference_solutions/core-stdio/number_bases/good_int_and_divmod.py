"""Reads with int, and collects the digits from the last one on."""

import sys

DIGITS = "0123456789abcdef"


def main() -> None:
    for line in sys.stdin:
        text, given, wanted = line.split()
        number = int(text, int(given))
        base = int(wanted)
        digits = []
        while number:
            number, digit = divmod(number, base)
            digits.append(DIGITS[digit])
        digits.reverse()
        print("".join(digits) or "0")


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
