"""Turns the whole text into bytes that are the digits themselves: a line's sum is the sum of its bytes."""

import sys


def main() -> None:
    values = bytes.maketrans(b"0123456789\n", bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
    numbers = sys.stdin.buffer.read().translate(values).split(b"\n")
    print("\n".join(map(str, map(sum, numbers[:-1]))))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
