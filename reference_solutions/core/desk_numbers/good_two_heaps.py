"""One heap of free desks, one of those taken by the time at which they become free."""

from heapq import heappop, heappush


def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    free = list(range(1, desks + 1))
    taken: list[tuple[int, int]] = []
    numbers = []
    for arrival, minutes in guests:
        while taken and taken[0][0] <= arrival:
            _, desk = heappop(taken)
            heappush(free, desk)
        if free:
            desk = heappop(free)
            heappush(taken, (arrival + minutes, desk))
            numbers.append(desk)
        else:
            numbers.append(0)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
