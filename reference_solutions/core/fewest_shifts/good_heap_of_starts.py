"""Takes the shifts that may come next from a heap."""

from heapq import heapify, heappop


def fewest_shifts(shifts: list[tuple[int, int]], begin: int, end: int, handover: int) -> int:
    heap = list(shifts)
    heapify(heap)
    limit = begin
    furthest = -1
    count = 0
    while True:
        while heap and heap[0][0] <= limit:
            furthest = max(furthest, heappop(heap)[1])
        count += 1
        if furthest >= end:
            return count
        if furthest - handover <= limit:
            return -1
        limit = furthest - handover

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
