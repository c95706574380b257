"""Makes one format for all rows."""

import sys


def main() -> None:
    rows = [tuple(line.split(";")) for line in sys.stdin.read().splitlines()]
    widths = [max(map(len, column)) for column in zip(*rows)]
    form = "  ".join(f"%-{width}s" for width in widths)
    print("\n".join([form % row for row in rows]))


main()
