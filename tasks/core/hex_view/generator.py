def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    address = rng.randrange(2 * 10**9)
    if test_index == 0:
        return rng.randbytes(size), address, 16
    if test_index == 1:  # text, lines that are not filled
        return bytes(rng.choice(b"etaoin shrdlu\n") for _ in range(size - 1)), address, 24
    if test_index == 2:  # a power of two is not all that there is
        return rng.randbytes(size - 2), address, 15
    return bytes(rng.choice((0, 0, 0, 255, 65)) for _ in range(size)), address, 20


def edge_case(rng, size, test_index):
    cases = (
        (b"", 0, 16),
        (bytes([rng.randrange(256)]), 0, 1),
        (rng.randbytes(size), 2 * 10**9, 64),
        (rng.randbytes(size), 255, size),
        (bytes(range(30, 34)) + bytes(range(124, 130)) + rng.randbytes(3), rng.randrange(10**6), 5),
        (rng.randbytes(2 * size), 4095, size),
        (rng.randbytes(size), 65535, 1),
        (b" |." + rng.randbytes(size), rng.randrange(10**9), 7),
    )
    return cases[test_index % len(cases)]
