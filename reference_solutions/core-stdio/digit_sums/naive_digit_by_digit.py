"""Adds up the digits of the text."""

import sys


def main() -> None:
    for line in sys.stdin:
        total = 0
        for digit in line.rstrip():
            total += int(digit)
        print(total)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
