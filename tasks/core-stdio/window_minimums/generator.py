def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    k = size // 2 + rng.randrange(-size // 20, size // 20)
    if test_index == 0:
        readings = [rng.randrange(-(10**9), 10**9 + 1) for _ in range(size)]
    else:  # rising in long waves, so that the lowest one often leaves the window
        wave = rng.randrange(size // 6, size // 4)
        readings = [1000 * (place % wave) - 900 * place + rng.randrange(500) for place in range(size)]
    return as_text(readings, k)


def as_text(readings, k):
    return f"{len(readings)} {k}\n{' '.join(map(str, readings))}\n"


def edge_case(rng, size, test_index):
    readings = [rng.randrange(-9, 10) for _ in range(3 * size)]
    cases = (
        as_text([rng.randrange(-9, 10)], 1),
        as_text(readings, 1),
        as_text(readings, len(readings)),
        as_text([-(10**9), 10**9] * size, 2),
        as_text(sorted(readings), 4),
        as_text(sorted(readings, reverse=True)[: size + rng.randrange(size)], 3),
    )
    return cases[test_index % len(cases)]
