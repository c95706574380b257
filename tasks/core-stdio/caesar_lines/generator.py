PRINTABLE = "".join(map(chr, range(32, 127)))
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # nothing but letters
        return as_text([(rng.randrange(1, 26), text(rng, LETTERS, rng.randrange(6, 13))) for _ in range(size)])
    signs = LETTERS * 3 + PRINTABLE
    return as_text([(rng.randrange(26), text(rng, signs, rng.randrange(6, 13))) for _ in range(size)])


def text(rng, signs, length):
    return "".join(rng.choices(signs, k=length - 1)) + rng.choice(LETTERS)


def as_text(lines):
    return "".join(f"{shift} {line}\n" for shift, line in lines)


def edge_case(rng, size, test_index):
    cases = (
        "",
        as_text([(rng.randrange(26), rng.choice(LETTERS))]),
        as_text([(shift, "azAZ@[`{ mnMN") for shift in (0, 1, 12, 13, 14, 24, 25)]),
        as_text([(3, PRINTABLE[place : place + 12] + "!") for place in range(0, 95, 12)]),
        as_text([(5, "  5 z"), (0, "0"), (9, "~"), (25, " .")] + [(1, text(rng, PRINTABLE, 9))]),
        as_text([(rng.randrange(26), text(rng, PRINTABLE, rng.randrange(1, 14))) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
