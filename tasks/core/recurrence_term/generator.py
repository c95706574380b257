def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    order = (8, 16, 24, 32)[test_index % 4]
    bound = (10, 10**6, 10**3, 10**6)[test_index % 4]
    coefficients = [rng.randrange(-bound, bound + 1) for _ in range(order)]
    first = [rng.randrange(-bound, bound + 1) for _ in range(order)]
    modulus = (10**9 + 7, 998244353, 1 << 30, rng.randrange(10**9, 2 * 10**9))[test_index % 4]
    return coefficients, first, size - rng.randrange(size // 50), modulus


def edge_case(rng, size, test_index):
    three = [rng.randrange(-9, 10) for _ in range(3)]
    start = [rng.randrange(-9, 10) for _ in range(3)]
    modulus = rng.randrange(2, 1000)
    cases = (
        ([rng.randrange(-9, 10)], [rng.randrange(-9, 10)], 0, modulus),
        ([rng.randrange(-9, 10)], [rng.randrange(1, 10)], size, modulus),
        (three, start, 2, modulus),
        (three, start, 3, modulus),
        (three, start, size, 1),
        ([0, 0, 0], start, size, modulus),
        ([0, 0, 1], start, size, modulus),
        (three, start, rng.randrange(4, size), modulus),
    )
    return cases[test_index % len(cases)]
