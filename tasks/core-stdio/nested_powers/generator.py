HIGHLY_COMPOSITE = (720720, 665280, 498960, 554400, 982800, 997920)


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    # Where m has many small factors, most a share one with it; where it is a product of two primes, hardly any.
    m = rng.choice(HIGHLY_COMPOSITE) if test_index == 0 else 997 * rng.choice((983, 991, 977, 971, 967))
    questions = [(rng.randrange(2, 10**6), rng.randrange(50, 101), rng.randrange(50, 101)) for _ in range(size)]
    return as_text(m, questions)


def as_text(m, questions):
    lines = [f"{m} {len(questions)}", *(f"{a} {b} {c}" for a, b, c in questions)]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    small = [(a, b, c) for a in (0, 1, 2, 6) for b in (1, 2, 3) for c in (1, 2)]
    mixed = [(rng.randrange(0, 10**6), rng.randrange(1, 9), rng.randrange(1, 6)) for _ in range(size)]
    twos = [(2, 2, 4), (2, 2, 5), (2, 1, 9), (2, 17, 1), (2, 18, 1), (2, 19, 1), (2, 20, 1), (2, 3, 3), (6, 4, 2)]
    cases = (
        as_text(rng.randrange(1, 10**6), []),
        as_text(1, mixed),
        as_text(2**19, twos),
        as_text(rng.choice((99991, 2, 3, 99989)), mixed + small[:4]),
        as_text(rng.choice((7**2 * 2, 5**2 * 6, 11**2)), small[3:12] + mixed),
        as_text(rng.choice(HIGHLY_COMPOSITE), mixed + twos),
    )
    return cases[test_index % len(cases)]
