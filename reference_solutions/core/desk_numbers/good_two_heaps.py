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
