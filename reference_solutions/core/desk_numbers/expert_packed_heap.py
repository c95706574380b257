"""Two heaps of numbers: a taken desk is one number of time and desk, and desks are new until the first time used."""

from heapq import heappop, heappush


def desk_numbers(guests: list[tuple[int, int]], desks: int) -> list[int]:
    used: list[int] = []  # free again; each has a lower number than any new one
    taken = [1 << 40]
    fresh = 1
    numbers = []
    note = numbers.append
    for arrival, minutes in guests:
        soonest = arrival + 1 << 12
        while taken[0] < soonest:
            heappush(used, heappop(taken) & 4095)
        if used:
            desk = heappop(used)
        elif fresh <= desks:
            desk = fresh
            fresh += 1
        else:
            note(0)
            continue
        note(desk)
        heappush(taken, arrival + minutes << 12 | desk)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
