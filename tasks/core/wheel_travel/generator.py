HIGHEST = 2**24 - 1


def generate_input(rng, size, level, test_index):
    if level == 0:
        return ([position ^ position >> 1 for position in edge_case(rng, size, test_index)],)
    if test_index == 0:  # anywhere
        positions = [rng.randrange(HIGHEST + 1) for _ in range(size)]
    elif test_index == 1:  # small steps, far up
        positions = [HIGHEST - rng.randrange(size) for _ in range(size)]
    elif test_index == 2:  # from one end to the other and back
        positions = [(HIGHEST - rng.randrange(9999)) * (turn % 2) + rng.randrange(9999) for turn in range(size)]
        positions = [min(position, HIGHEST) for position in positions]
    else:  # slowly up
        positions = sorted(rng.randrange(HIGHEST // 2, HIGHEST + 1) for _ in range(size))
    return ([position ^ position >> 1 for position in positions],)


def edge_case(rng, size, test_index):
    some = rng.randrange(HIGHEST)
    cases = (
        [],
        [some],
        [some] * 3,
        [0, HIGHEST, 0, some],
        [2**bit for bit in range(24)],
        [2**bit - 1 for bit in range(24, 0, -1)],
        [rng.randrange(HIGHEST) for _ in range(size)],
        [rng.randrange(20) for _ in range(size)],
    )
    return cases[test_index % len(cases)]
