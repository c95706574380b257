"""Turns the whole text at once into small letters and spaces; splitting and counting is done by the interpreter."""

import sys
from collections import Counter
from string import ascii_lowercase, ascii_uppercase

SIGNS = bytes(range(256))
WORDS = bytes.maketrans(
    ascii_uppercase.encode() + SIGNS.translate(None, (ascii_uppercase + ascii_lowercase).encode()),
    ascii_lowercase.encode() + b" " * 204,
)


def main() -> None:
    words = sys.stdin.buffer.read().translate(WORDS).decode().split()
    counts = Counter(words)
    # Sorting keeps the order of equals, upside down or not.
    lines = [f"{word} {counts[word]}" for word in sorted(sorted(counts), key=counts.__getitem__, reverse=True)]
    print("\n".join(lines))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
