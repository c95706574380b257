"""Where a piece of the pattern lies, as bits of one integer, is where both halves do; equal halves are looked for once."""

from itertools import compress

ZERO_IS_FALSE = bytes.maketrans(b"0", b"\0")


def overlapping_starts(text: str, pattern: str) -> list[int]:
    if pattern not in text:
        return []
    turned = text[::-1].encode()  # the first letter is the lowest bit
    where = {}
    for letter in set(pattern):
        marks = bytearray(b"0" * 256)
        marks[ord(letter)] = 49
        where[letter] = int(turned.translate(marks), 2)

    def found(piece: str) -> int:
        if piece not in where:
            half = 1 << (len(piece) - 1).bit_length() - 1
            where[piece] = found(piece[:half]) & found(piece[half:]) >> half
        return where[piece]

    bits = f"{found(pattern):b}"[::-1].encode().translate(ZERO_IS_FALSE)
    return list(compress(range(len(text)), bits))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
