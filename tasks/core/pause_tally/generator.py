OTHER_SIGNS = "." * 20 + "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # beats by chance
        return (between_beats(rng, size, [rng.randrange(29) for _ in range(size // 15)]),)
    if test_index == 1:  # a drum roll now and then
        return (between_beats(rng, size, [rng.choice((0, 0, 1, 9, 60)) for _ in range(size // 15)]),)
    if test_index == 2:  # a steady beat with slips
        return (between_beats(rng, size, [rng.choice((12, 13, 13, 13, 14)) for _ in range(size // 14)]),)
    return (between_beats(rng, size, [rng.randrange(rng.randrange(1, 60)) for _ in range(size // 12)]),)


def between_beats(rng, size, lengths):
    signs = rng.choices(OTHER_SIGNS, k=size)
    place = rng.randrange(9)
    for length in lengths:
        if place >= size:
            break
        signs[place] = "|"
        place += length + 1
    return "".join(signs)


def edge_case(rng, size, test_index):
    letter = rng.choice(OTHER_SIGNS)
    cases = (
        "",
        letter,
        letter + "|" + letter * size,
        "|" * size + letter,
        "|" + letter * size + "|",
        letter + "||" + (letter + ".|") * size,
        "".join(rng.choices("|" + OTHER_SIGNS[17:23], k=size)),
        "".join(rng.choices("||.z", k=3 * size)),
    )
    return cases[test_index % len(cases)]
