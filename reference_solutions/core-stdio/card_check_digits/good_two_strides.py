"""Adds up the two kinds of digits apart, the doubled ones from a table."""

import sys

DOUBLED = {"0": 0, "1": 2, "2": 4, "3": 6, "4": 8, "5": 1, "6": 3, "7": 5, "8": 7, "9": 9}


def main() -> None:
    for line in sys.stdin:
        number = line.strip()
        total = sum(DOUBLED[digit] for digit in number[::-2]) + sum(int(digit) for digit in number[-2::-2])
        print(-total % 10)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
