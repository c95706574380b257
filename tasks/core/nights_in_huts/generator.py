def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    most = size // 5
    if test_index == 0:
        return [rng.randrange(10**6 + 1) for _ in range(size)], 1, most
    if test_index == 1:  # every hut is dearer than the one before
        return sorted(rng.randrange(10**6 + 1) for _ in range(size)), 1 + rng.randrange(3), most
    if test_index == 2:  # cheaper from hut to hut, and many hikes of one cost
        return sorted((rng.randrange(30) for _ in range(size)), reverse=True), most // 9, most
    return [rng.choice((0, rng.randrange(100), 10**6)) for _ in range(size)], most // 20, most - rng.randrange(9)


def edge_case(rng, size, test_index):
    few = [rng.randrange(4) for _ in range(size)]
    cases = (
        ([], rng.randrange(2, 9), 9),
        ([rng.randrange(9)], 1, 1),
        (few, 4, 4),
        ([0, 23, 1, 2, 0, 50, 78, 5, 0, 2, 2, 0, 0, 0], 5, 7),  # costs out of reach are above those that come
        ([0] * size, 2, 3),
        (few, 1, size),
        ([rng.randrange(10**6 + 1) for _ in range(2 * size)], 3, 4),
        ([10**6, 10**6, 7, 10**6, rng.randrange(10), 2, 3, 10**6, 10**6, 1, 0], 2, 5),
    )
    return cases[test_index % len(cases)]
