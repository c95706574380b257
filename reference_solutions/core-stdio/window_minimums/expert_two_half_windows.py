"""Cuts the readings into blocks of k: a window is the end of one block and the beginning of the next."""

import sys
from itertools import accumulate


def main() -> None:
    _, k, *readings = map(int, sys.stdin.buffer.read().split())
    from_left: list[int] = []
    from_right: list[int] = []
    for start in range(0, len(readings), k):
        block = readings[start : start + k]
        from_left += accumulate(block, min)
        from_right += [*accumulate(reversed(block), min)][::-1]
    print("\n".join(map(str, map(min, from_right, from_left[k - 1 :]))))


main()
