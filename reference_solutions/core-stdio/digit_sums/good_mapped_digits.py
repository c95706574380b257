"""Lets map and sum do the loop."""

import sys


def main() -> None:
    for line in sys.stdin.read().split():
        print(sum(map(int, line)))


main()
