def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        return as_text(table(rng, size, size, 10**6))
    return as_text(table(rng, size - rng.randrange(size // 9), size, 10**3))


def table(rng, n_rows, n_columns, largest):
    return [[rng.randrange(-largest, largest + 1) for _ in range(n_columns)] for _ in range(n_rows)]


def as_text(rows):
    lines = [[len(rows), len(rows[0])], *rows]
    return "".join(" ".join(map(str, line)) + "\n" for line in lines)


def edge_case(rng, size, test_index):
    cases = (
        as_text(table(rng, 1, 1, 9)),
        as_text(table(rng, 1, size, 99)),
        as_text(table(rng, size, 1, 99)),
        as_text(table(rng, 2, size, 10**6)),
        as_text([[rng.choice((-(10**6), 10**6, 0)) for _ in range(size)] for _ in range(size)]),
        as_text(table(rng, rng.randrange(2, 2 * size), rng.randrange(2, 2 * size), 9)),
    )
    return cases[test_index % len(cases)]
