"""Reverses the whole list of words at once, line ends among them, and then the order of the lines."""

import sys


def main() -> None:
    words = sys.stdin.read().replace("\n", " \n ").split(" ")
    words.reverse()
    lines = " ".join(words).split("\n")
    lines.reverse()
    print("\n".join([line.strip() for line in lines]))


main()
