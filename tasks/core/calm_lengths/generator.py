def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # noise on a slow rise
        slope = 30
        return [slope * place + rng.randrange(20000) for place in range(size)], 20000 + slope * size // 4
    if test_index == 1:  # noise on a slow fall
        slope = 25
        return [-slope * place + rng.randrange(3000) for place in range(size)], 3000 + slope * size // 4
    if test_index == 2:  # plain noise, and a few readings far outside of it
        readings = [rng.randrange(-500, 500) for _ in range(size)]
        for place in range(size // 9, size, size // 3):
            readings[place] = 10**6
        return readings, 1000
    readings = []  # a walk up and down
    level_now = 0
    for place in range(size):
        level_now += rng.randrange(-9, 10) + (10 if place % size < size // 2 else -10)
        readings.append(level_now)
    return readings, 2 * size


def edge_case(rng, size, test_index):
    readings = [rng.randrange(-5, 6) for _ in range(size)]
    cases = (
        ([], rng.randrange(9)),
        ([rng.randrange(-9, 10)], 0),
        ([10**6, -(10**6), 10**6, rng.randrange(9)], 2 * 10**6),
        ([rng.randrange(2) for _ in range(2 * size)], 0),
        (readings, 3),
        ([2 * place for place in range(size)] + [rng.randrange(9)], 6),
        ([-3 * place for place in range(size)] + [rng.randrange(9)], 7),
        ([rng.randrange(-9, 10) for _ in range(3 * size)], 9),
    )
    return cases[test_index % len(cases)]
