def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = size // 40
    if test_index == 0:  # a text of almost one letter: nearly fits everywhere
        text = list("a" * size)
        for _ in range(12):
            text[rng.randrange(size)] = "b"
        return "".join(text), holes(rng, "a" * length, 0.1)
    if test_index == 1:  # two letters in turn, disturbed at the end only
        return "ab" * (size // 2 - 8) + letters(rng, 16, "abc"), holes(rng, "ab" * (length // 2), 0.2)
    if test_index == 2:  # a period with some letters off; the stencil is a piece of it
        period = letters(rng, 4, "abcd")
        text = list(period * (size // 4))
        for _ in range(25):
            text[rng.randrange(len(text))] = rng.choice("abcdefgh")
        return "".join(text), "?" + holes(rng, period * (length // 4), 0.15)[:-1]
    # the stencil breaks off late: long runs
    text = ""
    while len(text) < size:
        text += "z" * rng.randrange(size // 4, size // 2) + rng.choice("xy")
    return text[:size], "z" * (length - 1) + "y"


def letters(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def holes(rng, text, share):
    return "".join("?" if rng.random() < share else letter for letter in text)


def edge_case(rng, size, test_index):
    cases = (
        ("", "?"),
        (letters(rng, size, "ab"), "?" * (size - 3)),
        (letters(rng, size, "ab"), "?" * (size + 1)),
        (letters(rng, size, "ab"), rng.choice("ab")),
        ("aab" * size, "a?b?a"),
        (letters(rng, size, "ab") + "ca", "c?"),
        (letters(rng, 4 * size, "ab"), "?a?"),
        (letters(rng, 4 * size, "ab"), "xyz?"),
    )
    return cases[test_index % len(cases)]
