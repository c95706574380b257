def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # all letters, short windows
        return letters(rng, size, "abcdefghijklmnopqrstuvwxyz"), 9
    if test_index == 1:  # all letters, wide windows
        return letters(rng, size, "abcdefghijklmnopqrstuvwxyz"), size // 20
    if test_index == 2:  # one round of shuffled words after the other: many related windows
        words = [letters(rng, 7, "abcdefghijklmnopqrstuvwxyz") for _ in range(size // 70)]
        return "".join("".join(rng.sample(rng.choice(words), 7)) for _ in range(size // 7)), 14
    return letters(rng, size, "eeeeeeettttaaaooiinnsshhrrdlucmfgwypbvkxjqz"), 30


def letters(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def edge_case(rng, size, test_index):
    cases = (
        ("", 1),
        (letters(rng, size, "xyz"), size + 1),
        (letters(rng, size, "xyz"), size),
        (letters(rng, size, "abcde"), 1),
        (rng.choice("abcdef") * size, 3),
        ("abba" * (size // 4) + letters(rng, 3, "ab"), 4),
        ("acbbac" * 3 + letters(rng, size, "abc"), 2),
        ("aad" + "bbb" + "acc" + "aba" + letters(rng, size, "abcd"), 3),
    )
    return cases[test_index % len(cases)]
