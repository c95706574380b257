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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
