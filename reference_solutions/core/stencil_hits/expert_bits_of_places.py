"""Keeps the places that still fit as the bits of one integer, and takes in the whole text with each letter."""

from itertools import compress

ZERO_IS_FALSE = bytes.maketrans(b"0", b"\0")


def stencil_hits(text: str, stencil: str) -> list[int]:
    places = range(len(text) - len(stencil) + 1)
    turned = text[::-1].encode()  # the first letter is the lowest bit
    where = {}
    for letter in set(stencil) - {"?"}:
        marks = bytearray(b"0" * 256)
        marks[ord(letter)] = 49
        where[letter] = int(b"0" + turned.translate(marks), 2)
    fitting = (1 << len(places)) - 1
    for offset, letter in enumerate(stencil):
        if letter != "?":
            fitting &= where[letter] >> offset
    return list(compress(places, f"{fitting:b}"[::-1].encode().translate(ZERO_IS_FALSE)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
