"""The ruler as the bits of one number: shifted so that a mark lies at 0, it shows all distances from that mark."""


def unmeasured_lengths(length: int, marks: list[int]) -> int:
    bits = bytearray((length >> 3) + 1)
    for mark in marks:
        bits[mark >> 3] |= 1 << (mark & 7)
    ruler = int.from_bytes(bits, "little")
    measured = 0
    for mark in marks:
        measured |= ruler >> mark
    return length - (measured >> 1).bit_count()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
