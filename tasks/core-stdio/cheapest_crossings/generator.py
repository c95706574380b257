def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    return as_text(valleys(rng, size, test_index == 0))


def as_text(rows):
    return "".join(f"{line}\n" for line in [f"{len(rows)} {len(rows[0])}", *rows])


def scattered(rng, height, width, signs):
    rows = ["".join(rng.choice(signs) for _ in range(width)) for _ in range(height)]
    return ["1" + rows[0][1:], *rows[1:]]


def valleys(rng, size, upright):
    """One valley that winds to and fro between cliffs, with hardly a gap."""
    chart = [["#"] * size for _ in range(size)]
    for lane in range(0, size, 2):
        chart[lane] = [rng.choice("11123459") for _ in range(size)]
        if lane + 2 < size:
            chart[lane + 1][-1 if lane % 4 == 0 else 0] = rng.choice("123")
    if upright:  # then the valley runs up and down, and only its ends meet the bottom row
        chart = [list(row) for row in zip(*chart)]
    near_end = rng.randrange(size * 3 // 4, size - 1) | 1
    row, column = (rng.randrange(size), near_end) if upright else (near_end, rng.randrange(size))
    chart[row][column] = "9"
    return ["".join(row) for row in chart]


def edge_case(rng, size, test_index):
    cases = (
        as_text([rng.choice("123456789")]),
        as_text(scattered(rng, 1, 3 * size, "123456789") + ["#" * 3 * size]),
        as_text(scattered(rng, 3 * size, 1, "123456789")),
        as_text(["1999", "19##", "119#", "91#1"]),
        as_text(valleys(rng, size + 1, rng.random() < 0.5)),
        as_text(scattered(rng, rng.randrange(4, 7), rng.randrange(4, 7), "11899#")),
    )
    return cases[test_index % len(cases)]
