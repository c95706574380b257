def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # about as many sweets as children at most
        return ([(rng.randrange(size * 9 // 10, size), 1, size - rng.randrange(9)) for _ in range(8)],)
    if test_index == 1:  # twice as many sweets
        return ([(2 * size - rng.randrange(size // 10), 1, size - rng.randrange(9)) for _ in range(8)],)
    if test_index == 2:  # few children are not possible
        fewest = int(size**0.5)
        return ([(2 * size - rng.randrange(size // 10), fewest + rng.randrange(-9, 9), size) for _ in range(8)],)
    return ([(rng.randrange(size // 2, 2 * size), rng.randrange(1, 99), size - rng.randrange(99)) for _ in range(8)],)


def edge_case(rng, size, test_index):
    few = rng.randrange(1, size)
    cases = (
        [],
        [(0, 1, few), (0, few, few), (1, 1, 1), (1, 1, 2), (1, 2, 3)],
        [(sweets, 1, children) for sweets in range(1, 8) for children in range(1, 9)][few :: size],
        [(few + 20, few, few), (few, few, few), (few, few + 1, few + 1)],
        [(rng.randrange(30, 90), rng.randrange(1, 9), rng.randrange(9, 120)) for _ in range(size)],
        [(100, fewest, 120) for fewest in (9, 10, 11, 33, 34, 99, 100, 101)],
        [(99, 1, most) for most in (8, 9, 10, 11, 49, 98, 99, 100)],
        [(rng.randrange(5000), rng.randrange(50, 70), rng.randrange(70, 100)) for _ in range(size)],
    )
    return cases[test_index % len(cases)]
