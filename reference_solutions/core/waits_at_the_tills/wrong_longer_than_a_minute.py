from heapq import heapreplace


def waits_at_the_tills(arrivals: list[int], services: list[int], tills: int) -> list[int]:
    free_at = [0] * tills
    waits = []
    for arrival, service in zip(arrivals, services):
        start = max(arrival, free_at[0])
        waits.append(start - arrival)
        heapreplace(free_at, start + service + (5 if start - arrival > 60 else 0))
    return waits

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
