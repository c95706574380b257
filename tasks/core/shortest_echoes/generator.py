def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # a beginning that comes back in part, again and again, between noise
        return (returning(rng, size, letters(rng, size // 12, "ab"), 0.5),)
    if test_index == 1:  # the same with long runs, so that a match breaks off late
        return (returning(rng, size, "a" * (size // 40) + "b" + letters(rng, size // 25, "aab"), 0.2),)
    if test_index == 2:  # nearly periodic: whole rounds, now and then a letter off
        return (returning(rng, size, letters(rng, size // 60, "abd"), 0.0),)
    word, longer = "cb", "ca"  # a Fibonacci word with tails: rich in borders of borders
    while len(longer) < size // 8:
        word, longer = longer, longer + word
    return (returning(rng, size, letters(rng, size // 10, "ab") + longer, 0.3),)


def letters(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def returning(rng, size, tail, noise):
    """The letter c and `tail`, then cuts of it; the letter c marks the beginning only, so short echoes are rare."""
    head = "c" + tail
    text = head
    while len(text) < size:
        text += head[: rng.randrange(len(head) // 2, len(head) + 1)]
        text += letters(rng, int(noise * rng.randrange(len(head))) + 1, "ab")
    return text[:size]


def edge_case(rng, size, test_index):
    fraying = "aabaaabaaaabaabaaab"
    cases = (
        "",
        rng.choice("abcxyz"),
        rng.choice("qrst") * size,
        letters(rng, size, "ab"),
        "ab" * (size // 2),
        "abacabadabacabac" + letters(rng, size // 2, "abcd"),
        fraying + letters(rng, size // 2, "ab") + fraying,
        "cabcabd" * 3 + letters(rng, size // 4, "abc") + "cabcabdcabcabc",
    )
    return cases[test_index % len(cases)]
