def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # one long chain
        return rng.randbytes(size // 2), 1
    if test_index == 1:  # a handful of chains, the last round not complete
        return rng.randbytes(size // 2 - 5), 7
    if test_index == 2:
        return rng.randbytes(size // 2), 96
    return rng.randbytes(size // 2 - 1), 1000


def edge_case(rng, size, test_index):
    cases = (
        (b"", 1),
        (rng.randbytes(1), 1),
        (rng.randbytes(size), size),
        (rng.randbytes(size), size + 1),
        (rng.randbytes(size), 1),
        (bytes(rng.choice((0, 255, 128)) for _ in range(3 * size)), 3),
        (rng.randbytes(2 * size + 1), size),
        (rng.randbytes(5 * size + 3), 4),
    )
    return cases[test_index % len(cases)]
