def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = 100 * size
    if test_index == 0:  # anywhere
        return length, sorted(rng.sample(range(length + 1), size))
    if test_index == 1:  # many marks at both ends
        half = rng.sample(range(length // 3), size // 2)
        return length, sorted(half + [length - mark for mark in half])
    if test_index == 2:  # multiples of three, and a few others
        marks = rng.sample(range(0, length, 3), size - 5) + rng.sample(range(1, length, 3), 5)
        return length, sorted(marks)
    return length, sorted(90 * place + rng.randrange(90) for place in range(size))


def edge_case(rng, size, test_index):
    cases = (
        (rng.randrange(1, 99), []),
        (rng.randrange(4, 99), [3]),
        (1, [0, 1]),
        (rng.randrange(900, 999), [0, 3, 900]),
        (size, list(range(1, size))),
        (9 * size, list(range(0, 9 * size, 9)) + [9 * size - rng.randrange(1, 9)]),
        (5 * size, sorted(rng.sample(range(5 * size + 1), size))),
        (12 * size, sorted(rng.sample(range(12 * size + 1), size))),
    )
    return cases[test_index % len(cases)]
