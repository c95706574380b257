"""Splits, reverses and prints line by line."""

import sys


def main() -> None:
    for line in sys.stdin:
        words = line.split()
        words.reverse()
        print(" ".join(words))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
