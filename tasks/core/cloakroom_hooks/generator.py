def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    regulars = rng.sample(range(10000), 24)
    if test_index == 0:  # everybody at any time
        return ([rng.choice(regulars) for _ in range(size)],)
    if test_index == 1:  # the first ones stay away later
        return ([regulars[min(place, rng.randrange(12, 24))] for place in range(size)],)
    if test_index == 2:  # always the same round, with some exceptions
        return ([regulars[rng.randrange(24) if place % 7 == 0 else place % 23] for place in range(size)],)
    return ([regulars[rng.randrange(rng.randrange(1, 25))] for _ in range(size)],)  # some come much more often


def edge_case(rng, size, test_index):
    cases = (
        [],
        [rng.randrange(10000)],
        [9999, 0, 0, 9999, rng.randrange(1, 9999), 0],
        [rng.randrange(10000)] * size,
        rng.sample(range(10000), size),
        rng.sample(range(10000), size - 1) * 2,
        [rng.randrange(3) for _ in range(size)],
        [rng.randrange(size) for _ in range(3 * size)],
    )
    return cases[test_index % len(cases)]
