"""Splits each line and puts word after word in front."""

import sys


def main() -> None:
    for line in sys.stdin:
        words = []
        for word in line.split():
            words.insert(0, word)
        print(" ".join(words))


main()
