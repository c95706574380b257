"""The ruler as the bits of one number: shifted so that a mark lies at 0, it shows all distances from that mark."""


def unmeasured_lengths(length: int, marks: list[int]) -> int:
    ruler = 0
    for mark in marks:
        ruler |= 1 << mark
    measured = 0
    for mark in marks:
        measured |= ruler >> mark
    return length - (measured >> 1).bit_count()
