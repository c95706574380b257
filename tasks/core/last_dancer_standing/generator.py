def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    most = size // 20  # counts grow with the ring
    if test_index == 0:  # always the same way round, far each time
        return size - rng.randrange(9), [rng.randrange(4 * most // 5, most + 1)]
    if test_index == 1:  # backwards only
        return size - rng.randrange(9), [-rng.randrange(3 * most // 4, most + 1) for _ in range(7)]
    if test_index == 2:  # there and back
        return size - rng.randrange(9), [sign * rng.randrange(3 * most // 4, most + 1) for _ in range(25) for sign in (1, -1)]
    return size, [rng.choice((1, -1)) * rng.randrange(2 * most // 3, most + 1) for _ in range(49)]


def edge_case(rng, size, test_index):
    mixed = [rng.choice((1, -1)) * rng.randrange(1, 12) for _ in range(5)]
    cases = (
        (1, [rng.randrange(1, 9)]),
        (2, [1]),
        (2, [-rng.choice((1, 3, 5))]),
        (size, [rng.randrange(2, 250)]),
        (size, [-rng.randrange(2, 250)]),
        (size, mixed),
        (2 * size, [3, -1, -1, 2]),
        (3, [1, -2, 600, -600, 9]),
    )
    return cases[test_index % len(cases)]
