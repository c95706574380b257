"""Justifies field by field."""

import sys


def main() -> None:
    rows = [line.rstrip("\n").split(";") for line in sys.stdin]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(field.ljust(width) for field, width in zip(row, widths)))


main()
