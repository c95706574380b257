def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    return size - rng.randrange(size // 50), (3, 5, 6, 7)[test_index]


def edge_case(rng, size, test_index):
    cases = (
        (0, rng.randrange(2, 8)),
        (1, rng.randrange(2, 8)),
        (2, 3),
        (size, 2),
        (rng.randrange(20, 60), 3),
        (rng.randrange(60, 130), 5),
        (rng.randrange(60, 130), 6),
        (rng.randrange(130, 999), 7),
    )
    return cases[test_index % len(cases)]
