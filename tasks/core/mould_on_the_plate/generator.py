def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    days = size * 5 // 12 - rng.randrange(3)
    if test_index == 0:
        return plate(rng, size, size, 0.5), days
    if test_index == 1:  # little mould at first
        return plate(rng, size, size, 0.08), days
    if test_index == 2:  # mould nearly everywhere
        return plate(rng, size, size, 0.95), days
    rows = plate(rng, size, size, 0.3)  # stripes in one half
    return [row[: size // 2] + "#.." * (size // 6) + "." * (size - size // 2 - size // 6 * 3) for row in rows], days


def plate(rng, height, width, share):
    return ["".join("#" if rng.random() < share else "." for _ in range(width)) for _ in range(height)]


def edge_case(rng, size, test_index):
    cases = (
        (["#"], 1 + rng.randrange(3)),
        (plate(rng, 1, 3 * size, 0.6), 3),
        (plate(rng, 3 * size, 1, 0.6), 3),
        (plate(rng, size, size, 0.5), 0),
        (plate(rng, size, 2 * size, 0.5), 1),
        (["#" * size] * size, 2 + rng.randrange(2)),
        ([".###.", "#.#.#", "##.##", "#.#.#", rng.choice((".###.", "#####"))], 1),
        (plate(rng, 2 * size, size, 0.6), 7),
    )
    return cases[test_index % len(cases)]
