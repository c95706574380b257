"""Makes one format of the whole table, and takes the columns out of one list of all fields."""

import sys


def main() -> None:
    text = sys.stdin.read()
    n_columns = text.partition("\n")[0].count(";") + 1
    *fields, _ = text.replace("\n", ";").split(";")
    widths = [max(map(len, fields[column::n_columns])) for column in range(n_columns)]
    row = "  ".join([f"%-{width}s" for width in widths]) + "\n"
    print(row * (len(fields) // n_columns) % tuple(fields))


main()
