def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:
        return ([rng.randrange(150, 251) for _ in range(size)],)
    if test_index == 1:  # only even stones
        return ([2 * rng.randrange(80, 126) for _ in range(size)],)
    if test_index == 2:  # from light to heavy: many loads late
        return (sorted(250 - rng.randrange(200) * rng.randrange(2) for _ in range(size)),)
    return ([rng.choice((240, 246, 249)) for _ in range(size - 1)] + [250],)


def edge_case(rng, size, test_index):
    cases = (
        [],
        [rng.randrange(1, 251)],
        [rng.randrange(1, 251)] * 2,
        [1, 3, 9, 27, rng.randrange(81, 90)],
        [rng.randrange(4, 60) for _ in range(size)],
        [7] * size + [rng.randrange(1, 7)],
        [250, 3, 250, rng.randrange(100, 200)],
        sorted((rng.randrange(1, 30) for _ in range(size)), reverse=True),
    )
    return cases[test_index % len(cases)]
