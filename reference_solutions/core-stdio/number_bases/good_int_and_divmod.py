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
