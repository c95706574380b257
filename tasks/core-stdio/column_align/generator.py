SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) != ";")


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # short fields, a few of them long
        rows = [[field(rng, 16 if rng.random() < 0.02 else 6) for _ in range(7)] for _ in range(size)]
    else:
        rows = [[field(rng, longest) for longest in (3, 16, 9, 5, 16, 12, 2)] for _ in range(size)]
    return as_text(rows)


def field(rng, longest):
    return "".join(rng.choices(SIGNS, k=rng.randrange(longest + 1)))


def as_text(rows):
    return "".join(";".join(row) + "\n" for row in rows)


def edge_case(rng, size, test_index):
    cases = (
        as_text([[field(rng, 3) + "x"]]),
        as_text([[field(rng, 9)] for _ in range(size)] + [["one"]]),
        as_text([[field(rng, 16) for _ in range(8)]]),
        as_text([["", "", "z"], ["", "", ""], ["", "", rng.choice(SIGNS)]]),
        as_text([["a" * (size - place), "b" * place, "", "c" * (place % 3)] for place in range(size)]),
        as_text([[field(rng, 5) for _ in range(4)] + ["end"] for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
