def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # narrow windows over noise
        return [rng.randrange(10000) for _ in range(size)], 7
    if test_index == 1:  # a slow rise
        return [place * 9000 // size + rng.randrange(1000) for place in range(size)], 30
    if test_index == 2:  # the same takings every eighth day, with some noise
        return [1000 * (place % 8) + rng.randrange(2000) for place in range(size)], 16
    return [rng.randrange(1000, 1004) for _ in range(size)], 24  # many equal sums


def edge_case(rng, size, test_index):
    takings = [rng.randrange(10) for _ in range(size)]
    cases = (
        ([], rng.randrange(1, 9)),
        ([rng.randrange(10)], 1),
        ([0] * (size // 2) + [9999] * (size // 2) + [rng.randrange(9)], size // 2),
        ([rng.randrange(100)] * size, 3),
        (takings, size // 2 + 1),
        (takings, size + 1),
        ([rng.randrange(3) for _ in range(2 * size)], 1),
        ([rng.randrange(4) for _ in range(3 * size)], rng.randrange(2, 6)),
    )
    return cases[test_index % len(cases)]
