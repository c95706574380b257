SIGNS = "".join(map(chr, range(33, 127)))


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # full lines
        lengths = [rng.randrange(9, 13) for _ in range(size)]
    else:  # of all lengths, longer ones more often
        lengths = [max(rng.randrange(13), rng.randrange(13)) for _ in range(size)]
    return as_text([line(rng, length, rng.randrange(2, 10)) for length in lengths])


def line(rng, n_words, longest):
    return " ".join("".join(rng.choices(SIGNS, k=rng.randrange(1, longest + 1))) for _ in range(n_words))


def as_text(lines):
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    cases = (
        "",
        as_text([line(rng, 1, 12)]),
        as_text(["", "", line(rng, 3, 3), "", line(rng, 2, 1)]),
        as_text([line(rng, 12, 12) for _ in range(size)]),
        as_text(["a b", "a b c", "ab ba", "x x x", ". , ;", "a a b"]),
        as_text([line(rng, rng.randrange(13), 3) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
