"""Adds up the digits of the text."""

import sys


def main() -> None:
    for line in sys.stdin:
        total = 0
        for digit in line.rstrip():
            total += int(digit)
        print(total)


main()
