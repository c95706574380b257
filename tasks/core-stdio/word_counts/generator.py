LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    vocabulary = words(rng, 400 if test_index == 0 else 40, 9 if test_index == 0 else 12)
    separators = (
        (" ", " ", " ", ", ", ". ", "-", "'", "; ") if test_index == 0 else (" ", " ", "  ", "3", "\t", "_", " (")
    )
    return "".join(f"{line(rng, vocabulary, separators)}\n" for _ in range(size))


def words(rng, count, longest):
    return ["".join(rng.choices(LETTERS, k=rng.randrange(1, longest + 1))) for _ in range(count)]


def line(rng, vocabulary, separators):
    """Few of the words make up most of the text."""
    text = ""
    for _ in range(rng.randrange(5, 12)):
        word = vocabulary[min(rng.randrange(len(vocabulary)), rng.randrange(len(vocabulary)))]
        text += rng.choice((word, word, word.capitalize(), word.upper())) + rng.choice(separators)
    return text[:60]


def edge_case(rng, size, test_index):
    few = words(rng, 4, 3)
    cases = (
        "",
        rng.choice(LETTERS) + "\n",
        "\n12 34\n ,.;\n\n" + rng.choice(("", "-\n")),
        "aZ[`{@Az]za zA^\\ A Za_aza\x7fz0a9\n" * rng.randrange(1, 4),
        "".join(f"{line(rng, few, (' ', '.', '7'))}\n" for _ in range(size)),
        "".join(f"{line(rng, [a + b for a in 'abz' for b in 'abz'], (' ', '-'))}\n" for _ in range(2 * size)),
    )
    return cases[test_index % len(cases)]
