def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # open land
        return (scattered(rng, size, 0.05),)
    if test_index == 1:  # dense enough to wind, thin enough to be passed mostly
        return (scattered(rng, size, 0.3),)
    if test_index == 2:  # walls with one door each: the route swings from side to side
        rows = ["." * size for _ in range(size)]
        for number, row in enumerate(range(size // 4, size - 1, size // 4)):
            door = rng.randrange(size // 8)
            door = size - 1 - door if number % 2 else door
            rows[row] = "#" * door + "." + "#" * (size - door - 1)
        return (rows,)
    grid = scattered(rng, size, 0.1)  # the goal is walled in: everything else is searched in vain
    grid[-2] = grid[-2][:-2] + "##"
    grid[-1] = grid[-1][:-2] + "#."
    return (grid,)


def scattered(rng, size, density):
    rows = ["".join("#" if rng.random() < density else "." for _ in range(size)) for _ in range(size)]
    rows[:2] = [".." + row[2:] for row in rows[:2]]  # neither corner is walled in at once
    rows[-2:] = [row[:-2] + ".." for row in rows[-2:]]
    return rows


def edge_case(rng, size, test_index):
    cases = (
        ["."],
        ["#"],
        ["." * size],
        ["."] * size,
        ["#" + "." * (size - 1)] + ["." * size] * (size - 1),
        ["." * size] * (size - 1) + ["." * (size - 1) + "#"],
        [("." * size), ("#" * (size - 1) + "."), ("." * size), ("." + "#" * (size - 1)), ("." * size)],
        scattered(rng, size, 0.25),
    )
    return cases[test_index % len(cases)]
