"""Counts how often each digit occurs."""

import sys


def main() -> None:
    digits = [(str(value), value) for value in range(1, 10)]
    for line in sys.stdin.read().split():
        print(sum(line.count(digit) * value for digit, value in digits))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
