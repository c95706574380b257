"""Splits, reverses and prints line by line."""

import sys


def main() -> None:
    for line in sys.stdin:
        words = line.split()
        words.reverse()
        print(" ".join(words))


main()
