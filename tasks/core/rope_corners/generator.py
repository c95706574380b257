LIMIT = 500


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # anywhere
        posts = [(rng.randrange(LIMIT + 1), rng.randrange(LIMIT + 1)) for _ in range(size)]
        if level < 3:
            posts.sort(reverse=level == 2)
        return (posts,)
    if test_index == 1:  # in a disc: many corners
        return ([place for place in disc(rng, 0, size)],)
    if test_index == 2:  # near the rim of a disc
        return ([place for place in disc(rng, 220, size)],)
    posts = []  # between two parabolas
    for _ in range(size):
        x = rng.randrange(LIMIT + 1)
        bend = (x - 250) ** 2 // 250
        posts.append((x, rng.randrange(bend, LIMIT - bend + 1)))
    return (posts,)


def disc(rng, inner, size):
    """So many places at most 250 from the middle of the field, and at least so far as the inner radius."""
    places = []
    while len(places) < size:
        x, y = rng.randrange(LIMIT + 1), rng.randrange(LIMIT + 1)
        if inner**2 <= (x - 250) ** 2 + (y - 250) ** 2 <= 250**2:
            places.append((x, y))
    return places


def edge_case(rng, size, test_index):
    x, y = rng.randrange(1, LIMIT), rng.randrange(1, LIMIT)
    few = [(rng.randrange(5), rng.randrange(5)) for _ in range(3 * size)]
    cases = (
        [(x, y)] * rng.randrange(1, 4),
        [(x, rng.randrange(LIMIT + 1)) for _ in range(size)],
        [(rng.randrange(LIMIT + 1), y) for _ in range(size)],
        [(500 - 3 * step, 7 * step) for step in range(size)] + [(rng.choice((488, 491)), 28)],
        [(0, 0), (LIMIT, LIMIT), (0, LIMIT), (LIMIT, 0), (x, y), (0, y), (x, 0), (LIMIT, y), (x, LIMIT)],
        few,
        [(x - 1, y), (x, y - 1), (x, y), (x, y + 1), (x + 1, y)],
        [(rng.randrange(LIMIT + 1), rng.randrange(LIMIT + 1)) for _ in range(3 * size)],
    )
    return cases[test_index % len(cases)]
