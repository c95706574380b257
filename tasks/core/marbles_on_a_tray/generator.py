def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # few pegs: marbles roll far
        return tray(rng, size, size, (45, 3, 52)), "RDLURULD"
    if test_index == 1:  # many pegs
        return tray(rng, size, size, (40, 18, 42)), "DRULDLUR"
    if test_index == 2:  # nearly full of marbles
        return tray(rng, size, size, (85, 5, 10)), "LURDRULD"
    return tray(rng, size, size, (20, 7, 73)), "".join(rng.choice(side) for side in ("UD", "LR") * 4)


def tray(rng, height, width, shares):
    return ["".join(rng.choices("o#.", shares, k=width)) for _ in range(height)]


def edge_case(rng, size, test_index):
    some = tray(rng, size, size + 2, (5, 2, 5))
    cases = (
        (some, ""),
        (some, "L"),
        (some, "R"),
        (some, "U"),
        (some, "D"),
        (tray(rng, 1, 3 * size, (3, 1, 4)), "LDRU"),
        (tray(rng, 3 * size, 1, (3, 1, 4)), "DLUR"),
        (["#" + "o." * size + "#", "." * (2 * size + 2), *tray(rng, size, 2 * size + 2, (4, 1, 3))], "LUDRRULD"),
    )
    return cases[test_index % len(cases)]
