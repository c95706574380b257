def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # so much land that most of it hangs together
        return as_text([scattered(rng, size, size, 0.72) for _ in range(4)])
    return as_text([comb(rng, size) for _ in range(4)])


def as_text(charts):
    lines = [str(len(charts))]
    for chart in charts:
        lines += [f"{len(chart)} {len(chart[0])}", *chart]
    return "".join(f"{line}\n" for line in lines)


def scattered(rng, height, width, density):
    return ["".join("#" if rng.random() < density else "." for _ in range(width)) for _ in range(height)]


def comb(rng, size):
    """Land of long winding strips, two rows wide, with bays at random."""
    rows = []
    for number in range(size):
        row = ["#"] * size
        if number % 3 == 2:
            row = ["."] * size
            row[0 if number % 6 == 2 else -1] = "#"
        else:
            for _ in range(size // 10):
                row[rng.randrange(1, size - 1)] = "." if number % 3 else "#"
        rows.append("".join(row))
    return rows


def edge_case(rng, size, test_index):
    cases = (
        as_text([]),
        as_text([["#"], ["."], ["#" * size], [".", "#", "#"]]),
        as_text([scattered(rng, size, size + 1, 0.5) for _ in range(4)]),
        as_text([["#" * size] * size, [".#.", "#.#", ".#."], ["#..#", "....", "#..#"], ["..#", "..#", "#.."]]),
        as_text([["#.###", "#.#.#", "###.#"], ["###", "..#", "###", "#..", "###"], ["#.", ".#"], [".#", "#."]]),
        as_text([scattered(rng, rng.randrange(1, size), rng.randrange(1, 2 * size), 0.6) for _ in range(4)]),
    )
    return cases[test_index % len(cases)]
