def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    lowest = size * 9 // 10
    if test_index == 0:
        return ([rng.randrange(lowest, size + 1) for _ in range(150)],)
    if test_index == 1:  # even ones, many ways each
        return ([rng.randrange(lowest, size + 1, 2) for _ in range(150)],)
    if test_index == 2:  # a stretch of neighbours
        return (list(range(size - 160 + rng.randrange(10), size + 1))[:150],)
    return ([size - 6 * rng.randrange(size // 60) for _ in range(150)],)


def edge_case(rng, size, test_index):
    cases = (
        [],
        [2],
        [3, 2],
        [4, 5, 2, 3],
        list(range(2, size)),
        [rng.randrange(2, 300) for _ in range(12)],
        [rng.choice((6, 10, 14, 22, 26, 34, 38, 46, 58))] * 2 + [9, 25, 27, 49, 51],
        [rng.randrange(400, 999, 2), 121, 123, 171, 169],
    )
    return cases[test_index % len(cases)]
