def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        return [rng.randrange(-(10**9), 10**9 + 1) for _ in range(size)], 10
    if test_index == 1:  # rising: every arrival pushes one of the k largest out
        return [100 * position + rng.randrange(1000) for position in range(size)], size // 10
    if test_index == 2:  # a handful of values, over and over
        return [rng.randrange(20) for _ in range(size)], size // 4
    drift = [rng.randrange(-(10**6), 10**6) for _ in range(size)]  # up and down, the level rising slowly
    return [300 * position + noise for position, noise in enumerate(drift)], size // 3


def edge_case(rng, size, test_index):
    values = [rng.randrange(-9, 10) for _ in range(size)]
    cases = (
        ([], 1),
        ([rng.randrange(-5, 6)], 1),
        (values, size),
        (values, size + 1),
        (values, 1),
        ([-2] * size, 3),
        (sorted(values, reverse=True), 4),
        (values, rng.randrange(2, size)),
    )
    return cases[test_index % len(cases)]
