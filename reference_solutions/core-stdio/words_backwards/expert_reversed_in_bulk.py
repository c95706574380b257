"""Reverses the whole list of words at once, line ends among them, and then the order of the lines."""

import sys


def main() -> None:
    words = sys.stdin.read().replace("\n", " \n ").split(" ")
    words.reverse()
    lines = " ".join(words).split("\n")
    lines.reverse()
    print("\n".join([line.strip() for line in lines]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
