"""Guests leave in the order of their ends, which are sorted at once; those who got no desk free none."""

from heapq import heappop, heappush


def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    ends = [arrival + minutes for arrival, minutes in guests]
    leaving = sorted(range(len(guests)), key=ends.__getitem__)
    gone = 0
    end = ends[leaving[0]] if guests else 0
    used: list[int] = []  # free again; each has a lower number than any new one
    fresh = 1
    numbers: list[int] = []
    for arrival, _ in guests:
        while end <= arrival:
            desk = numbers[leaving[gone]]
            if desk:
                heappush(used, desk)
            gone += 1
            end = ends[leaving[gone]]
        if used:
            numbers.append(heappop(used))
        elif fresh <= desks:
            numbers.append(fresh)
            fresh += 1
        else:
            numbers.append(0)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
