"""Looks at all tills for each customer."""


def waits_at_the_tills(arrivals: list[int], services: list[int], tills: int) -> list[int]:
    free_at = [0] * tills
    waits = []
    for arrival, service in zip(arrivals, services):
        first = 0
        for till in range(tills):
            if free_at[till] < free_at[first]:
                first = till
        start = max(arrival, free_at[first])
        wait = start - arrival
        waits.append(wait)
        if wait >= 60:
            service += 5
        free_at[first] = start + service
    return waits

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
