def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # few values, so that everything continues something
        return [rng.randrange(60) for _ in range(size)], 7
    if test_index == 1:  # as many values as rings
        return [100 * rng.randrange(size) - 10**5 for _ in range(size)], 100
    if test_index == 2 and level > 1:  # multiples of a power of two, which begin in one slot of a hash table
        return [rng.randrange(-122, 123) << 13 for _ in range(size)], 1 << 13
    if test_index == 2:  # a ladder downwards, several times
        top = rng.randrange(9 * 10**5, 10**6)
        return [top - 17 * (place % (size // 9)) for place in range(size)], -17
    values = [rng.randrange(-(10**6), 10**6) for _ in range(size // 4)]  # rungs side by side, in disorder
    values = [value + rung for value in values for rung in (0, -5, 5, 10)]
    rng.shuffle(values)
    return [min(value, 10**6) for value in values], 5


def edge_case(rng, size, test_index):
    few = [rng.randrange(3) for _ in range(2 * size)]
    cases = (
        ([], rng.randrange(9)),
        ([rng.randrange(9), 4], 0),
        ([-(10**6), 0, 10**6, 10**6 - rng.randrange(1, 9)], 10**6),
        ([rng.randrange(9)] * size, 0),
        (few, 1),
        (few, -1),
        ([rng.randrange(9) for _ in range(3 * size)], 2),
        ([rng.randrange(2) for _ in range(size)], 0),
    )
    return cases[test_index % len(cases)]
