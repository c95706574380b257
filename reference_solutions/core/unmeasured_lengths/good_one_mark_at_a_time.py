"""Adds the distances from each mark to all later ones at once."""


def unmeasured_lengths(length: int, marks: list[int]) -> int:
    measured: set[int] = set()
    for place, mark in enumerate(marks, 1):
        measured.update([later - mark for later in marks[place:]])
    return length - len(measured)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
