LIMIT = 10**15


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # large amounts of both signs
        return ([rng.randrange(-LIMIT, LIMIT) for _ in range(size)],)
    if test_index == 1:  # all magnitudes
        return ([any_magnitude(rng) for _ in range(size)],)
    if test_index == 2:  # what a ledger holds, and one amount that makes the column wide
        return ([rng.randrange(-(10**7), 10**9) for _ in range(size - 1)] + [-LIMIT],)
    return ([rng.randrange(10**11, 10**13) for _ in range(size)],)


def any_magnitude(rng):
    return rng.choice((-1, 1)) * rng.randrange(10 ** rng.randrange(1, 16))


def edge_case(rng, size, test_index):
    cases = (
        [],
        [100, *[rng.choice((0, 5, -5, 99, -99))] * rng.randrange(2)],
        [rng.randrange(-9, 10) for _ in range(size)],
        [99999, -99999, 100000, -100000, 99999999, -99999999, 100000000],
        [any_magnitude(rng) for _ in range(size)],
        [LIMIT, -LIMIT, LIMIT - 1, 0],
        [rng.randrange(10**5, 10**8) for _ in range(size)],
        [-rng.randrange(10**5, 10**8) for _ in range(size)] + [10, -10, 1, -1],
    )
    return cases[test_index % len(cases)]
