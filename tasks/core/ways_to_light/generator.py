def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # as many switches as lamps
        switches = [mixed(rng, size) for _ in range(size)]
    elif test_index == 1:  # half of the switches follow from the others
        switches = [mixed(rng, size) for _ in range(size // 2)]
        switches += [together(rng, switches, 3) for _ in range(size - size // 2)]
        rng.shuffle(switches)
    elif test_index == 2:  # some lamps change together
        switches = [lamps + lamps[: size - len(lamps)] for lamps in (mixed(rng, size * 9 // 10) for _ in range(size))]
    else:  # few lamps a switch
        switches = [mixed(rng, size, 0.05) for _ in range(size)]
    return switches, together(rng, switches, 9)


def mixed(rng, size, share=0.5):
    return "".join("#" if rng.random() < share else "." for _ in range(size))


def together(rng, switches, count):
    chosen = [rng.choice(switches) for _ in range(count)]
    return "".join("#" if lamp.count("#") % 2 else "." for lamp in map("".join, zip(*chosen)))


def edge_case(rng, size, test_index):
    some = [mixed(rng, size) for _ in range(size)]
    first = rng.randrange(size)
    cases = (
        ([], "." * size),
        ([], "." * first + "#"),
        (["#", "#", "."], rng.choice("#.")),
        (some, "." * size),
        (some, together(rng, some, 3)),
        ([lamps[:first] + "." + lamps[first + 1 :] for lamps in some], "." * first + "#" + "." * (size - first - 1)),
        (["#..", "##.", "###", ".#.", "#.#"], mixed(rng, 3)),
        ([lamps + lamps for lamps in some[:4]], together(rng, some[:4], 2) * 2),
    )
    return cases[test_index % len(cases)]
