LIMIT = 10**6


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    width = size // 3
    readings = [rng.randrange(-LIMIT, LIMIT + 1) for _ in range(size)]
    if level == 1 and test_index == 0:
        readings.sort()
    elif level == 1 and test_index == 1:
        readings = rng.choices(readings[:9], k=size)
    if test_index == 0:
        return readings, width, width // 4
    if test_index == 1:  # hardly any equal readings, and a spread of nearly everything
        return readings, width, 1
    if test_index == 2:  # a noisy rise: what enters is large, what leaves is small
        span = LIMIT // size
        rise = [place * span - rng.randrange(LIMIT // 4) for place in range(size)]
        return rise, size // 2, size // 5
    walk = [0]  # a random walk, so that readings come back
    for _ in range(size - 1):
        walk.append(walk[-1] + rng.randrange(-100, 101))
    return walk, width + 1, width // 2


def edge_case(rng, size, test_index):
    readings = [rng.randrange(-9, 10) for _ in range(size)]
    cases = (
        ([], 1, 0),
        ([rng.randrange(-LIMIT, LIMIT + 1)], 1, 0),
        (readings, size, 2),
        (readings, size + 1, 1),
        ([*readings, -LIMIT, LIMIT], 2, 0),
        ([7] * size, 5, 2),
        (sorted(readings, reverse=True), 4, 1),
        (readings, 6, 1),
    )
    return cases[test_index % len(cases)]
