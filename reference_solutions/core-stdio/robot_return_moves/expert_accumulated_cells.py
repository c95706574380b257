"""Lets the interpreter's own loops add up the numbered moves and gather the different cells."""

import sys
from itertools import accumulate


def main() -> None:
    move = {"N": 2000, "E": 1, "S": -2000, "W": -1}.__getitem__
    for walk in sys.stdin.read().split()[1:]:
        print(len(walk) + 1 - len(set(accumulate(map(move, walk), initial=0))))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
