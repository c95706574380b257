def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = size // 2
    ramps = []
    for _ in range(size):
        if test_index == 0:  # any stretch
            start, end = sorted(rng.sample(range(length + 1), 2))
        elif test_index == 1:  # nearly all of the beam
            start, end = rng.randrange(length // 8), length - rng.randrange(length // 8)
        elif test_index == 2:  # half of the beam
            start = rng.randrange(length // 2)
            end = start + length // 2 + rng.randrange(2)
        else:  # up to the end
            start, end = rng.randrange(length // 2), length
        ramps.append((start, end - start, rng.randrange(-1000, 1001)))
    return length, ramps


def edge_case(rng, size, test_index):
    few = [(rng.randrange(4), rng.randrange(1, 6), rng.randrange(-9, 10)) for _ in range(size)]
    cases = (
        (rng.randrange(2, size), []),
        (1, [(0, 1, rng.randrange(1, 1000))]),
        (size, [(0, size, 1000), (0, size, -rng.randrange(1, 1000))]),
        (size, [(size - 1, 1, 7), (0, 1, rng.randrange(-1000, 0))]),
        (size, [(2, 3, 4), (5, 3, -4), (2, 3, rng.randrange(1, 9))]),
        (size, [(place, 1, rng.randrange(-9, 10)) for place in range(size)]),
        (size, few),
        (size + 4, [(start + 2, width, -step) for start, width, step in few]),
    )
    return cases[test_index % len(cases)]
