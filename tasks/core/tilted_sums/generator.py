def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = size // 2
    values = [rng.randrange(-(10**5), 10**5 + 1) for _ in range(length)]
    walks = []
    for number in range(size):
        low, high = sorted((rng.randrange(length), rng.randrange(length)))
        if test_index:  # long walks only
            low, high = low // 3, length - 1 - low // 4
        walks.append((high, low) if (number % 2, rng.randrange(2), 0, 1)[test_index] else (low, high))
    return values, walks


def edge_case(rng, size, test_index):
    values = [rng.randrange(-9, 10) for _ in range(size)]
    forth = [(low, high) for low in range(size) for high in range(low, size)]
    cases = (
        ([rng.randrange(-9, 10)], []),
        ([rng.randrange(-(10**5), 10**5)], [(0, 0)]),
        ([rng.randrange(9), 10**5], [(0, 1), (1, 0), (1, 1)]),
        ([-(10**5)] * size, [(0, size - 1), (size - 1, 0), (rng.randrange(size), 0)]),
        (values, forth),
        (values, [(high, low) for low, high in forth]),
        (values, [(place, place) for place in range(size)]),
        (values * 2, [(rng.randrange(2 * size), rng.randrange(2 * size)) for _ in range(size)]),
    )
    return cases[test_index % len(cases)]
