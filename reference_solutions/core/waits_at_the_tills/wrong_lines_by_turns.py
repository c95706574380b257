def waits_at_the_tills(arrivals: list[int], services: list[int], tills: int) -> list[int]:
    free_at = [0] * tills
    waits = []
    for customer, arrival in enumerate(arrivals):
        till = customer % tills
        start = max(arrival, free_at[till])
        waits.append(start - arrival)
        free_at[till] = start + services[customer] + (5 if start - arrival >= 60 else 0)
    return waits

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
