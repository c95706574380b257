from heapq import heapreplace


def waits_at_the_tills(arrivals: list[int], services: list[int], tills: int) -> list[int]:
    free_at = [0] * tills
    waits = []
    for arrival, service in zip(arrivals, services):
        start = max(arrival, free_at[0])
        waits.append(start - arrival)
        heapreplace(free_at, start + service + (5 if start - arrival > 60 else 0))
    return waits
