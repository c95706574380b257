"""Keeps the tills in a heap whose top is looked at, then replaced."""

from heapq import heapreplace


def waits_at_the_tills(arrivals: list[int], services: list[int], tills: int) -> list[int]:
    free_at = [0] * tills
    waits = []
    for arrival, service in zip(arrivals, services):
        free = free_at[0]
        if free > arrival:
            wait = free - arrival
            waits.append(wait)
            if wait >= 60:
                service += 5
            heapreplace(free_at, free + service)
        else:
            waits.append(0)
            heapreplace(free_at, arrival + service)
    return waits

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
