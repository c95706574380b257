"""Splits the lines and shifts the numbers together."""

import sys


def number_of(address: str) -> int:
    a, b, c, d = map(int, address.split("."))
    return a << 24 | b << 16 | c << 8 | d


def main() -> None:
    ranges = []
    for line in sys.stdin:
        first, last = line.split("-")
        start, end = number_of(first), number_of(last)
        print(end - start + 1)
        ranges.append((start, end))
    ranges.sort()
    covered = 0
    reached = -1
    for start, end in ranges:
        if end > reached:
            covered += end - max(start - 1, reached)
            reached = end
    print(covered)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
