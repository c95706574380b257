"""Splits each line and puts word after word in front."""

import sys


def main() -> None:
    for line in sys.stdin:
        words = []
        for word in line.split():
            words.insert(0, word)
        print(" ".join(words))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
