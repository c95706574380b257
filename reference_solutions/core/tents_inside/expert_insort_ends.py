"""Goes from right to left over the left ends and keeps the right ends seen in order."""

from bisect import bisect_left


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    counts = [0] * len(tents)
    ends: list[int] = []
    # Of tents with one left end the one that reaches furthest comes first, so none of the others is counted for it.
    for index in sorted(range(len(tents)), key=tents.__getitem__, reverse=True):
        right = tents[index][1]
        place = bisect_left(ends, right)
        counts[index] = place
        ends[place:place] = (right,)  # moves the rest as one block, which list.insert does not
    return counts
