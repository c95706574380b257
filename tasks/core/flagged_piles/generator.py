def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        return size - rng.randrange(40), 10**9 + 7
    if test_index == 1:
        return size - rng.randrange(1, 9), rng.randrange(2, 1000)
    if test_index == 2:
        return size - rng.randrange(9), 2**29
    return size - rng.randrange(9), rng.randrange(10**8, 10**9)


def edge_case(rng, size, test_index):
    modulus = rng.randrange(1000, 10**9)
    cases = (
        (0, modulus),
        (1, 2),
        (2, modulus),
        (3, 10**9 + 7),
        (size, modulus),
        (rng.randrange(4, size), rng.randrange(3, 20)),
        (rng.randrange(15, 30), modulus),
        (rng.randrange(40, 60), modulus),
    )
    return cases[test_index % len(cases)]
