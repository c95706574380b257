LIMIT = 10_000


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    width = (12, 16, 9, 14)[test_index]
    if test_index == 1:  # small readings, most of them 0
        return ([[rng.choice((0, 0, 0, 1, -1, 5)) for _ in range(width)] for _ in range(size)],)
    if test_index == 2:  # extremes only
        return ([[rng.choice((-LIMIT, LIMIT)) for _ in range(width)] for _ in range(size)],)
    if test_index == 3:  # all instruments rise, with noise
        return ([[9 * row + rng.randrange(99) for _ in range(width)] for row in range(size)],)
    return (table(rng, size, width, LIMIT),)


def table(rng, height, width, bound):
    return [[rng.randrange(-bound, bound + 1) for _ in range(width)] for _ in range(height)]


def edge_case(rng, size, test_index):
    cases = (
        [[rng.randrange(-9, 10)]],
        table(rng, 1, size, LIMIT),
        table(rng, size, 1, LIMIT),
        [[LIMIT, -LIMIT, 0]] * size,
        [[LIMIT, -LIMIT], [-LIMIT, LIMIT]] * size,
        table(rng, size, 16, 9),
        [[row, 2 * row, -row, 1] for row in range(size)],
        table(rng, size, size, LIMIT),
    )
    return cases[test_index % len(cases)]
