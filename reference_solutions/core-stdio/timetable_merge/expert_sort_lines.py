"""Sorts all lines of the text at once, for it consists of sorted runs; the counts are the lines without a colon."""

import sys


def main() -> None:
    departures = [line for line in sys.stdin.read().splitlines() if ":" in line]
    departures.sort()
    print("\n".join(departures))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
