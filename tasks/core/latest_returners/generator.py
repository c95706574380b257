def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # any badge
        return ([rng.randrange(10000) for _ in range(size)],)
    if test_index == 1:  # few badges, over and over
        return ([rng.randrange(300) for _ in range(size)],)
    if test_index == 2:  # all badges in turn, with some exceptions
        return ([rng.randrange(10000) if place % 7 == 0 else place % 9000 for place in range(size)],)
    return ([min(rng.randrange(10000), rng.randrange(10000)) for _ in range(size)],)


def edge_case(rng, size, test_index):
    cases = (
        [],
        [rng.randrange(10000)],
        [9999, 0, rng.randrange(1, 9999), 9999, 0],
        [rng.randrange(10000)] * size,
        rng.sample(range(10000), size),
        rng.sample(range(10000), size) * 2,
        [rng.randrange(4) for _ in range(size)],
        [rng.randrange(size) for _ in range(3 * size)],
    )
    return cases[test_index % len(cases)]
