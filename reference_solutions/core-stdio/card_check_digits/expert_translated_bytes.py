"""Turns all digits at once into bytes that are their values, doubled and not, and adds up every other byte of both."""

import sys


def main() -> None:
    text = sys.stdin.buffer.read()
    plain = text.translate(bytes.maketrans(b"0123456789\n", bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])))
    doubled = text.translate(bytes.maketrans(b"0123456789\n", bytes([0, 2, 4, 6, 8, 1, 3, 5, 7, 9, 10])))
    digits = "0987654321"
    totals = [sum(a[::-2]) + sum(b[-2::-2]) for a, b in zip(doubled.split(b"\n"), plain.split(b"\n"))]
    print("\n".join([digits[total % 10] for total in totals[:-1]]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
