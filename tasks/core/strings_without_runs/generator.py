def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = size - rng.randrange(size // 50)
    letters = (2, 26, 1000, rng.randrange(2, 100))[test_index % 4]
    run = min((5, 20, 50, 100)[test_index % 4], size // 50)
    modulus = (998244353, 10**9 + 7, 1 << 30, rng.randrange(10**9, 2 * 10**9))[test_index % 4]
    return length, letters, run, modulus


def edge_case(rng, size, test_index):
    modulus = rng.randrange(50, 1000)
    cases = (
        (0, rng.randrange(1, 9), 2, modulus),
        (1, rng.randrange(1, 9), 1, modulus),
        (size, 1, size, modulus),
        (size, 1, size + 1, modulus),
        (size, rng.randrange(2, 9), size, modulus),
        (size, 3, 2, 1),
        (size, 2, 2, modulus),
        (size, rng.randrange(2, 9), rng.randrange(2, size), modulus),
    )
    return cases[test_index % len(cases)]
