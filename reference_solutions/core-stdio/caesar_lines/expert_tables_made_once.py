"""Makes the table of bytes for each number once, and writes all lines together."""

import sys
from string import ascii_lowercase, ascii_uppercase


def main() -> None:
    small, capital = ascii_lowercase.encode(), ascii_uppercase.encode()
    tables = {}
    for shift in range(26):
        shifted = small[shift:] + small[:shift] + capital[shift:] + capital[:shift]
        tables[b"%d" % shift] = bytes.maketrans(small + capital, shifted)
    results = []
    for line in sys.stdin.buffer.read().splitlines():
        number, _, text = line.partition(b" ")
        results.append(text.translate(tables[number]))
    sys.stdout.buffer.write(b"\n".join(results))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
