def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    load = size - rng.randrange(size // 20)
    if test_index == 0:  # light crates: many ways
        return [(rng.randrange(10, 70), rng.randrange(9, 13)) for _ in range(24)], load
    if test_index == 1:  # light and heavy ones
        return [(1 + 5 * kind + rng.randrange(5), rng.randrange(8, 13)) for kind in range(24)], load
    if test_index == 2:  # heavy ones in pairs of one weight
        crates = [(60 + kind // 2 + rng.randrange(2), 12) for kind in range(24)]
        if level == 1:
            crates[-1] = (400, 12)
        return crates, load
    return [(rng.choice((1, 2, 4, 8, 16, 32, 64, 128)), rng.randrange(10, 13)) for _ in range(24)], load


def edge_case(rng, size, test_index):
    few = [(rng.randrange(1, 5), rng.randrange(1, 4)) for _ in range(size)]
    cases = (
        ([], 0),
        ([], rng.randrange(1, 9)),
        ([(1, 12)] * size, 0),
        ([(3, 4)], 12 + rng.randrange(3)),
        (few, 9),
        (few + [(40, 3), (2, 0)], 20),
        ([(rng.randrange(1, 9), 12) for _ in range(size)], 60),
        ([(1, 1)] * size + [(2, 2)] * size, rng.randrange(3, size)),
    )
    return cases[test_index % len(cases)]
