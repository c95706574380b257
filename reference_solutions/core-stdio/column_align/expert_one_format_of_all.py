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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
