"""Puts spaces behind each field, one by one, until it is wide enough."""

import sys


def main() -> None:
    rows = [line.rstrip("\n").split(";") for line in sys.stdin]
    widths = [0] * len(rows[0])
    for row in rows:
        for column in range(len(row)):
            if len(row[column]) > widths[column]:
                widths[column] = len(row[column])
    for row in rows:
        text = ""
        for column in range(len(row)):
            text += row[column]
            for _ in range(widths[column] - len(row[column]) + 2):
                text += " "
        print(text)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
