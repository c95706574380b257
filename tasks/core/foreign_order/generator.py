LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    alphabet = "".join(rng.sample(LETTERS, 26))
    if level == 0:
        return edge_case(rng, size, test_index, alphabet), LETTERS[::-1] if test_index == 6 else alphabet
    if test_index == 0:
        words = [word(rng, LETTERS, 5, 12) for _ in range(size)]
    elif test_index == 1:  # long beginnings in common
        stems = [word(rng, LETTERS, 6, 8) for _ in range(size // 100)]
        words = [rng.choice(stems) + word(rng, LETTERS, 1, 4) for _ in range(size)]
        if level == 1:  # few different words
            words = rng.choices(words[:9], k=size)
    elif test_index == 2:  # two letters only
        words = [word(rng, alphabet[:2], 6, 12) for _ in range(size)]
    else:  # sorted for another alphabet
        words = sorted(word(rng, LETTERS, 8, 12) for _ in range(size))
    return words, alphabet


def word(rng, letters, shortest, longest):
    return "".join(rng.choices(letters, k=rng.randrange(shortest, longest + 1)))


def edge_case(rng, size, test_index, alphabet):
    cases = (
        [],
        [word(rng, LETTERS, 1, 12)],
        list(LETTERS),
        [word(rng, LETTERS, 12, 12)] * size,
        [alphabet[:length] for length in range(12, 0, -1)],
        [word(rng, alphabet[-2:], 1, 4) for _ in range(size)],
        [word(rng, "xyz", 1, 3) for _ in range(size)],
        [word(rng, LETTERS, 1, 12) for _ in range(size)],
    )
    return cases[test_index % len(cases)]
