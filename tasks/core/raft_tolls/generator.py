def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # dear drifts: mostly straight on
        return table(rng, size, size, 100), 70, 60 + rng.randrange(40)
    if test_index == 1:  # cheap drifts, to one side cheaper still
        return table(rng, size, size, 100), rng.randrange(10), 0
    if test_index == 2:  # few different numbers: many equal costs
        return table(rng, size, size, 4), 1, 1
    river = table(rng, size, size, 30)  # a cheap channel that winds
    channel = size // 2
    for row in river:
        channel = min(size - 1, max(0, channel + rng.choice((-1, 0, 1))))
        row[channel] = 0
    return river, 5, 20


def table(rng, n_rows, n_columns, limit):
    return [[rng.randrange(limit) for _ in range(n_columns)] for _ in range(n_rows)]


def edge_case(rng, size, test_index):
    cases = (
        (table(rng, 1, 1, 100), 0, 0),
        (table(rng, 1, size, 100), 4, 5),
        (table(rng, size, 1, 100), 1, 2),
        (table(rng, size, 2, 100), 0, 30),
        (table(rng, size, size, 100), 0, 0),
        (table(rng, size, size, 100), 99, 0),
        (table(rng, 2 * size, size, 50), 20, 7),
        ([[99] * size for _ in range(size)], rng.randrange(100), 99),
    )
    return cases[test_index % len(cases)]
