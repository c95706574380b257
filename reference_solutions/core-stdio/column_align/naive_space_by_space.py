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
