def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    steps = size - rng.randrange(size // 50)
    if test_index == 0:  # the classic pair of turns
        return rng.choice(("RL", "LR")), 38 + rng.randrange(3), 37, steps
    if test_index == 1:
        return "LRRRRRLLR" + rng.choice("LR"), 40, 40, steps
    if test_index == 2:  # all kinds of turns
        return "RLSBRL" + "".join(rng.choices("LRSB", k=5)), 23, 40, steps
    return "RLLR" + rng.choice("SB"), 40, 2 + rng.randrange(4), steps


def edge_case(rng, size, test_index):
    letters = "".join(rng.choices("LRSB", k=4))
    cases = (
        (letters, 1, 1, rng.randrange(9)),
        ("S", 3, 5, 7),
        (letters, 3, 4, 0),
        ("RL", 1, 6, 5 * size),
        ("LRS", 6, 1, 4 * size),
        ("BLR", 4, 7, 9 * size),
        (letters + "LR", 7, 4, 15 * size),
        ("RRLLSB", 5, 3, 10 * size + rng.randrange(5)),
    )
    return cases[test_index % len(cases)]
