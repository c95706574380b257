def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    items = rng.sample(range(10000), 60)
    if test_index == 0:  # two scans that have nothing to do with each other
        return rng.choices(items, k=size), rng.choices(items, k=size)
    if test_index == 1:  # item after item
        return sorted(rng.choices(items, k=size)), sorted(rng.choices(items, k=size))
    if test_index == 2:  # little happens at night
        pieces = rng.choices(items, k=size)
        moved = [item if rng.randrange(30) else rng.choice(items) for item in pieces]
        rng.shuffle(moved)
        return pieces, moved
    return rng.choices(items[:40], k=size), rng.choices(items[20:], k=size)  # some are there only once


def edge_case(rng, size, test_index):
    pieces = [rng.randrange(5) for _ in range(size)]
    cases = (
        ([], []),
        ([rng.randrange(10000)], []),
        ([], [9999, 0, 9999, rng.randrange(1, 99)]),
        (pieces, pieces[::-1]),
        ([7] * size, [7] * (size - 1) + [rng.randrange(8, 99)]),
        (pieces, [9 - item for item in pieces]),
        (pieces, [rng.randrange(5) for _ in range(2 * size)]),
        ([rng.randrange(size) for _ in range(2 * size)], [rng.randrange(size) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
