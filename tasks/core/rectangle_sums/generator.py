def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    # The table grows as the square root of the number of rectangles, to 120 by 120 at 3,000 of them.
    side = int((4.8 * size) ** 0.5)
    if test_index == 2:  # every rectangle is small
        return table(rng, side, side), [rectangle(rng, side, side, side // 4) for _ in range(size)]
    if test_index == 3:  # a table that is much wider than high
        return table(rng, side // 3, side), [rectangle(rng, side // 3, side, side) for _ in range(size)]
    reach = (side // 2, side * 3 // 4)[test_index % 2]
    return table(rng, side, side), [rectangle(rng, side, side, reach) for _ in range(size)]


def table(rng, height, width):
    return [[rng.randrange(-(10**6), 10**6 + 1) for _ in range(width)] for _ in range(height)]


def rectangle(rng, height, width, reach):
    top, left = rng.randrange(height), rng.randrange(width)
    bottom = min(height, top + rng.randrange(reach + 1))
    right = min(width, left + rng.randrange(reach + 1))
    return top, left, bottom, right


def edge_case(rng, size, test_index):
    square = table(rng, size, size)
    cases = (
        ([[rng.randrange(-5, 6)]], []),
        ([[rng.randrange(-5, 6)]], [(0, 0, 1, 1), (0, 0, 0, 0), (1, 1, 1, 1)]),
        (table(rng, 1, size), [(0, left, 1, size) for left in range(size + 1)]),
        (table(rng, size, 1), [(top, 0, size, 1) for top in range(size + 1)]),
        (square, [(0, 0, size, size)] * 3),
        (square, [(row, column, row + 1, column + 1) for row in range(size) for column in range(size)]),
        ([[0] * size for _ in range(size)], [(0, 0, size, size), (1, 1, size, size)]),
        (square, [rectangle(rng, size, size, size) for _ in range(3 * size)]),
    )
    return cases[test_index % len(cases)]
