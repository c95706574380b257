def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # two letters, short pattern: hits everywhere by chance
        pattern = "".join(rng.choice("ab") for _ in range(4))
        return "".join(rng.choices("ab", k=size)), pattern
    if test_index == 1:  # stretches of one letter: every comparison goes deep
        pieces = pieces_of(rng, size, lambda: "a" * rng.randrange(1, 24) + "b")
        return pieces, "a" * 10
    if test_index == 2:  # a periodic text with flaws, a pattern that is several periods long
        period = "".join(rng.choice("abc") for _ in range(5)) + "d"
        times = 33 if level == 1 else 4
        return pieces_of(rng, size, lambda: period * rng.randrange(2, 15 * times // 2) + rng.choice("abc")), period * times
    pattern = "".join(rng.choice("abcdefgh") for _ in range(9))
    return pieces_of(rng, size, lambda: rng.choice((pattern, pattern[:6], pattern[2:], "zz"))), pattern


def pieces_of(rng, size, piece):
    pieces, length = [], 0
    while length < size:
        pieces.append(piece())
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def edge_case(rng, size, test_index):
    text = "".join(rng.choice("ab") for _ in range(size))
    cases = (
        ("", "a"),
        ("a", "a"),
        (text, text),
        (text, text + "a"),
        ("a" * size, "a" * rng.randrange(1, 5)),
        ("ab" * size, "aba"),
        (text, "c"),
        (text, "".join(rng.choice("ab") for _ in range(3))),
    )
    return cases[test_index % len(cases)]
