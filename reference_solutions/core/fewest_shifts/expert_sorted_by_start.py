"""One pass over the shifts by their starts; a shift is chosen when one comes that starts too late without it."""

from operator import itemgetter


def fewest_shifts(shifts: list[tuple[int, int]], begin: int, end: int, handover: int) -> int:
    count = 1
    limit = begin
    furthest = begin
    for start, stop in sorted(shifts, key=itemgetter(0)):  # the stops need no order, and tuples compare slowly
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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
