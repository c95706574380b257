"""Adds the distances from each mark to all later ones at once."""


def unmeasured_lengths(length: int, marks: list[int]) -> int:
    measured: set[int] = set()
    for place, mark in enumerate(marks, 1):
        measured.update([later - mark for later in marks[place:]])
    return length - len(measured)
