"""Looks at all shifts each time for the one that reaches furthest."""


def fewest_shifts(shifts: list[tuple[int, int]], begin: int, end: int, handover: int) -> int:
    limit = begin
    count = 0
    while True:
        furthest = -1
        for start, stop in shifts:
            if start <= limit and stop > furthest:
                furthest = stop
        count += 1
        if furthest >= end:
            return count
        if furthest - handover <= limit:
            return -1
        limit = furthest - handover
