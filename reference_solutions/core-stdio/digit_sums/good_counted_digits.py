"""Counts how often each digit occurs."""

import sys


def main() -> None:
    digits = [(str(value), value) for value in range(1, 10)]
    for line in sys.stdin.read().split():
        print(sum(line.count(digit) * value for digit, value in digits))


main()
