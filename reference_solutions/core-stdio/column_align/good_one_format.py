"""Makes one format for all rows."""

import sys


def main() -> None:
    rows = [tuple(line.split(";")) for line in sys.stdin.read().splitlines()]
    widths = [max(map(len, column)) for column in zip(*rows)]
    form = "  ".join(f"%-{width}s" for width in widths)
    print("\n".join([form % row for row in rows]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
