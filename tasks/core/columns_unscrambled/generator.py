PRINTABLE = "".join(map(chr, range(32, 127)))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    longest = (400, 330, 390, 300)[test_index]
    key = letters(rng, (20, 7, 12, 16)[test_index])
    return [printable(rng, rng.randrange(longest * 3 // 4, longest + 1)) for _ in range(size)], key


def letters(rng, count, alphabet=LETTERS):
    return "".join(rng.choice(alphabet) for _ in range(count))


def printable(rng, length):
    return "".join(rng.choice(PRINTABLE) for _ in range(length))


def edge_case(rng, size, test_index):
    cases = (
        ([], letters(rng, 3)),
        (["", printable(rng, 1), printable(rng, 2)], "zyx"),
        ([printable(rng, size), printable(rng, 2 * size - 1)], letters(rng, 1)),
        ([printable(rng, length) for length in range(12)], "cacbba"),
        ([printable(rng, 5), printable(rng, 20)], "thequickbrownfoxjump"),
        ([printable(rng, length) for length in range(9)], "aaaa"),
        ([printable(rng, 21) for _ in range(size)], "cab"),
        ([printable(rng, 30 + length) for length in range(6)], letters(rng, 7, "pqrs")),
    )
    return cases[test_index % len(cases)]
