"""Sorts all lines of the text at once, for it consists of sorted runs; the counts are the lines without a colon."""

import sys


def main() -> None:
    lines = sys.stdin.buffer.read().splitlines()
    departures = [line for line in lines if b":" in line]
    departures.sort()
    sys.stdout.buffer.write(b"\n".join(departures))


main()
