"""Sorts all lines of the text at once, for it consists of sorted runs; the counts are the lines without a colon."""

import sys


def main() -> None:
    lines = sys.stdin.buffer.read().splitlines()
    departures = [line for line in lines if b":" in line]
    departures.sort()
    sys.stdout.buffer.write(b"\n".join(departures))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
