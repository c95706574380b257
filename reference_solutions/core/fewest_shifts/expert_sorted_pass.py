"""One pass over the sorted shifts; a shift is chosen when one comes that starts too late without it."""


def fewest_shifts(shifts: list[tuple[int, int]], begin: int, end: int, handover: int) -> int:
    count = 1
    limit = begin
    furthest = begin
    for start, stop in sorted(shifts):
        if start > limit:
            limit = furthest - handover
            if start > limit:
                return -1
            count += 1
        if stop > furthest:
            furthest = stop
            if stop >= end:
                return count
    return -1
