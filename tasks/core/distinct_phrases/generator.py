def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # long phrases that come back
        return returning(rng, size, size // 5), 3, size * 9 // 10
    if test_index == 1:  # one short phrase repeated, with a wrong note here and there
        motif = notes(rng, 23, "abcdefg")
        row = list((motif * (size // 23 + 1))[:size])
        for _ in range(5):
            row[rng.randrange(size)] = rng.choice("abcdefg")
        return "".join(row), 1, size
    if test_index == 2:  # two halves that differ in one note
        half = notes(rng, size // 2, "ab")
        return half + "c" + half[: size - size // 2 - 1], 2, size * 19 // 20
    return returning(rng, size, size // 11), size // 20, size


def notes(rng, count, alphabet):
    return "".join(rng.choice(alphabet) for _ in range(count))


def returning(rng, size, length):
    themes = [notes(rng, length, "abcdefg") for _ in range(2)]
    melody = ""
    while len(melody) < size:
        melody += rng.choice(themes) + rng.choice("abcdefg")
    return melody[:size]


def edge_case(rng, size, test_index):
    cases = (
        ("", 1, 1),
        (rng.choice("abcdefg"), 1, 2000),
        (rng.choice("abcdefg") * size, 2, size - 1),
        (notes(rng, size, "ab"), 1, size),
        (notes(rng, size, "ab"), 3, 3),
        (notes(rng, size, "abc"), size + 1, size + 5),
        ("abcabcabd" * 2 + notes(rng, size // 2, "abcd"), 2, 5),
        (notes(rng, 3, "efg") * 4 + notes(rng, 2, "efg"), size - 4, size),
    )
    return cases[test_index % len(cases)]
