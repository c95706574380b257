def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    lengths = ((1, 3, 4, 5, 7, 9), (1, 2, 3, 4), (2, 5, 12, 20), (1, 2, 2, 3, 14))[test_index]
    low = (50, 60, 110, 40)[test_index]
    return prose(rng, size, lengths), [rng.randrange(low, 250) for _ in range(40)]


def prose(rng, size, lengths):
    words = []
    total = 0
    while total < size - 21:
        words.append(word(rng, rng.choice(lengths)))
        total += len(words[-1]) + 1
    return " ".join(words)


def word(rng, length):
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(length))


def edge_case(rng, size, test_index):
    full = [word(rng, 20) for _ in range(5)]
    cases = (
        ("", [20, 21, 250]),
        (word(rng, 1), [20]),
        (prose(rng, size, (1, 2, 3)), []),
        (" ".join(full), [20, 40, 41, 62, 83, 104, 250, 103]),
        (prose(rng, size, (1, 5, 20)), list(range(20, 46))),
        (" ".join(word(rng, 1) for _ in range(size)), [20, 21, 22, 23, 39, 40, 41]),
        (word(rng, 19) + " " + word(rng, 20) + " " + word(rng, 1), [20, 21, 39, 40, 41, 42, 43]),
        (prose(rng, 2 * size, (6, 7, 13)), [rng.randrange(20, 40) for _ in range(20)]),
    )
    return cases[test_index % len(cases)]
