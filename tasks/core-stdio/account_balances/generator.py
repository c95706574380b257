def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        accounts = names(rng, size // 5)
        return as_text([(rng.choice(accounts), rng.randrange(-9999999, 10**7)) for _ in range(size)])
    accounts = names(rng, 3)  # balances far from zero, in both directions
    return as_text([(rng.choice(accounts), rng.randrange(10**5, 10**7) * rng.choice((1, 1, -1))) for _ in range(size)])


def names(rng, count):
    return ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randrange(1, 9))) for _ in range(count)]


def as_text(bookings):
    return "".join(f"{name} {'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02}\n" for name, cents in bookings)


def edge_case(rng, size, test_index):
    a, b = names(rng, 2)
    top = 10**7 - 1
    cases = (
        "",
        as_text([(a, rng.randrange(-top, top + 1))]),
        as_text([(a, cents) for cents in (1, -2, 10, -18, 109, -200, 100, 0)]),
        as_text([(a, top)] * size + [(b, -top)] * size),
        as_text([(rng.choice((a, b)), rng.randrange(-150, 151)) for _ in range(3 * size)]),
        as_text([(a, 7), (b, 7), (a + "x", 5), (a, -8), (b, -107), (a, 1), (b, 100), (a, 0)]),
    )
    return cases[test_index % len(cases)]
