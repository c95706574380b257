def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    n_items = (9000, 10000, size // 2, 8000)[test_index % 4]
    highest = (10**6, 40, 10**6, 10**4)[test_index % 4]
    stock = size // 2
    events = [price(rng, n_items, highest) for _ in range(stock)]
    while len(events) < size:
        events.append(("sell",))
        if test_index == 2:  # prices of a stock that is always there change all the time
            events.append(price(rng, n_items, highest))
        elif test_index == 3 and rng.random() < 0.3:
            events.append(("remove", rng.randrange(n_items)))
        elif rng.random() < 0.4:
            events.append(price(rng, n_items, highest))
    return (events[:size],)


def price(rng, n_items, highest):
    return ("price", rng.randrange(n_items), rng.randrange(1, highest + 1))


def edge_case(rng, size, test_index):
    few = [price(rng, 5, 9) for _ in range(size)]
    mixed = [rng.choice((price(rng, 6, 5), price(rng, 6, 5), ("remove", rng.randrange(6)), ("sell",))) for _ in few]
    cases = (
        [],
        [("sell",), ("remove", rng.randrange(9999)), ("sell",)],
        [*few, *[("sell",)] * 6],
        [("price", 3, 8), ("price", 3, 5), ("price", 4, 6), ("sell",), ("sell",), ("sell",)],
        [("price", 3, 5), ("price", 3, 8), ("price", 3, 5), ("sell",), ("sell",), ("price", 3, 8), ("sell",)],
        [("price", 9999, 10**6), ("price", 0, 10**6), ("price", 1, 1), ("remove", 1), ("price", 1, 10**6)]
        + [("sell",), ("sell",), ("sell",), ("sell",)],
        [*few, *mixed, ("sell",), ("sell",)],
        [*mixed, *few, *mixed],
    )
    return cases[test_index % len(cases)]
