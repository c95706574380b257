def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    top = 300 if test_index == 0 else 40
    return as_text([polynomial(rng, rng.randrange(6, 9), top, 10**6) for _ in range(size)])


def polynomial(rng, n_terms, top, largest):
    return [(rng.choice("+-"), rng.randrange(1, largest + 1), rng.randrange(top + 1)) for _ in range(n_terms)]


def as_text(polynomials):
    return "".join("".join(f"{sign}{c}x^{e}" for sign, c, e in terms) + "\n" for terms in polynomials)


def edge_case(rng, size, test_index):
    c = rng.randrange(1, 10**6)
    falling = [("+", rng.randrange(1, 100), exponent) for exponent in range(0, 101, 20)]
    cases = (
        as_text([[("-", c, 0)]]),
        as_text([[("+", c, 300)], [("-", c, 300)]]),
        as_text([falling, falling[::-1]]),
        as_text([[("-", 10**6, 300), ("+", 1, 9)]] * size + [[("+", c, 10), ("-", c, 9), ("-", 1, 1), ("+", 1, 0)]]),
        as_text([polynomial(rng, rng.randrange(1, 9), 4, 2) for _ in range(2 * size)]),
        as_text([polynomial(rng, rng.randrange(1, 9), 12, 20) for _ in range(size)]),
    )
    return cases[test_index % len(cases)]
