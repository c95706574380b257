def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # anywhere
        return ([band(rng, 0, 31) for _ in range(size)],)
    if test_index == 1:  # one corner near each of three corners of the board
        places = ((0, 0), (22, 0), (10, 22))
        bands = []
        for _ in range(size):
            corners = [(x + rng.randrange(8), y + rng.randrange(8)) for x, y in places]
            rng.shuffle(corners)
            bands.append(tuple(number for corner in corners for number in corner))
        return (bands,)
    if test_index == 2:  # sides along the lines of the board
        bands = []
        for _ in range(size):
            x, y, far_x, far_y = rng.randrange(10), rng.randrange(10), rng.randrange(20, 31), rng.randrange(20, 31)
            bands.append(rng.choice(((x, y, far_x, y, x, far_y), (far_x, far_y, far_x, y, x, far_y))))
        return (bands,)
    bands = []  # long and thin, from one side of the board to the other
    for _ in range(size):
        y, far_y = rng.randrange(31), rng.randrange(31)
        bands.append((0, y, 30, far_y, rng.randrange(31), min(30, max(0, (y + far_y) // 2 + rng.randrange(-6, 7)))))
    return (bands,)


def band(rng, low, high):
    return tuple(rng.randrange(low, high) for _ in range(6))


def edge_case(rng, size, test_index):
    line = []
    for _ in range(size):
        x, y, right, up = (rng.randrange(10) for _ in range(4))
        line.append((x, y, x + 2 * right, y + 2 * up, x + right, y + up))
    cases = (
        [],
        [(3, 4, 3, 4, 3, 4), (3, 4, 5, 9, 3, 4), (3, 4, 3, 4, 30, 30)],
        line,
        [(0, 0, side, 0, 0, side) for side in range(1, size)] + [(0, 0, 0, side, side, 0) for side in range(1, size)],
        [(0, 0, 30, 0, 0, 30), (30, 30, 0, 0, 30, 0), (0, 30, 30, 29, 15, 0)],
        [(0, 0, 1, 1, 2, side) for side in range(size)],
        [band(rng, 0, 6) for _ in range(size)],
        [band(rng, 0, 31) for _ in range(size)],
    )
    return cases[test_index % len(cases)]
