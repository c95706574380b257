"""Lets the interpreter's own loops add up the numbered moves and gather the different cells."""

import sys
from itertools import accumulate


def main() -> None:
    move = {"N": 2000, "E": 1, "S": -2000, "W": -1}.__getitem__
    for walk in sys.stdin.read().split()[1:]:
        print(len(walk) + 1 - len(set(accumulate(map(move, walk), initial=0))))


main()
