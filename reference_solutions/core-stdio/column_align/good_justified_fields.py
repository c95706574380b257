"""Justifies field by field."""

import sys


def main() -> None:
    rows = [line.rstrip("\n").split(";") for line in sys.stdin]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(field.ljust(width) for field, width in zip(row, widths)))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
