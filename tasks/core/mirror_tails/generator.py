def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # long runs of one letter with something else between
        return (runs(rng, size, size // 8),)
    if test_index == 1:  # two letters in turn, rarely disturbed
        stretches = []
        while len(stretches) < size:
            stretches += "ab" * rng.randrange(1, size // 12) + rng.choice("cde")
        return ("".join(stretches[:size]),)
    if test_index == 2:  # mirrored pieces, cut off before they are complete
        text = ""
        while len(text) < size:
            piece = letters(rng, rng.randrange(2, size // 5), "ab")
            text += piece + piece[::-1][: rng.randrange(len(piece))]
        return (text[:size],)
    return (runs(rng, size, size // 25),)


def letters(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def runs(rng, size, longest):
    text = ""
    while len(text) < size:
        text += "a" * rng.randrange(longest // 2, longest) + rng.choice("bcd")
    return text[:size]


def edge_case(rng, size, test_index):
    half = letters(rng, size // 2, "xyz")
    cases = (
        "",
        rng.choice("abcxyz"),
        rng.choice("qrst") * size,
        letters(rng, size, "ab"),
        half + half[::-1],
        half + "w" + half[::-1] + "w" + half,
        letters(rng, size, "abcdefghijklmnopqrstuvwxyz"),
        "aabaa" + letters(rng, size // 3, "ab") + "aabaabaa",
    )
    return cases[test_index % len(cases)]
