def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    width = size // 25
    if test_index == 0:  # few different values: counts stay far below the width
        values = [rng.randrange(50) for _ in range(size)]
    elif test_index == 1:  # as many different values as fit: almost every element is new to its window
        # Multiples of a power of two begin in one slot of a hash table.
        values = [rng.randrange(-30_000, 30_001) << 15 for _ in range(size)]
    elif test_index == 2:  # values come back just when they leave the window
        values = [position % width + rng.randrange(3) for position in range(size)]
    else:  # long stretches of one value between noisy ones
        values = []
        while len(values) < size:
            values.extend([rng.randrange(1000)] * rng.randrange(1, width))
            values.extend(rng.randrange(1000) for _ in range(rng.randrange(1, width)))
        del values[size:]
    return values, width


def edge_case(rng, size, test_index):
    values = [rng.randrange(-4, 5) for _ in range(size)]
    cases = (
        ([], 1),
        ([rng.randrange(-5, 6)], 1),
        (values, size),
        (values, size + 1),
        (values, 1),
        ([7] * size, 3),
        (list(range(-size, 0)), 4),
        (values, rng.randrange(2, size)),
    )
    return cases[test_index % len(cases)]
