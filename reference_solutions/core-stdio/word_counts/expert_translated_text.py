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
