def waits_at_the_tills(arrivals: list[int], services: list[int], tills: int) -> list[int]:
    free_at = [0] * tills
    waits = []
    for customer, arrival in enumerate(arrivals):
        till = customer % tills
        start = max(arrival, free_at[till])
        waits.append(start - arrival)
        free_at[till] = start + services[customer] + (5 if start - arrival >= 60 else 0)
    return waits
