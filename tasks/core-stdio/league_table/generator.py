def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    names = names_of(rng, size)
    if test_index == 0:  # hardly any equal points
        return as_text([(name, rng.randrange(10**6 + 1), rng.randrange(10**6 + 1)) for name in names])
    teams = [(name, rng.randrange(size // 20), rng.randrange(8)) for name in names]
    if level < 3 and test_index == 1:
        teams.sort(reverse=level == 2)
    return as_text(teams)


def names_of(rng, count):
    found = set()
    while len(found) < count:
        found.add("".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randrange(2, 11))))
    return rng.sample(sorted(found), count)


def as_text(teams):
    lines = [str(len(teams)), *(f"{name} {points} {minutes}" for name, points, minutes in teams)]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    names = names_of(rng, 3 * size)
    top = 10**6
    cases = (
        as_text([]),
        as_text([(names[0], rng.randrange(9), rng.randrange(9))]),
        as_text([(name, 3, 3) for name in names]),
        as_text(
            [(names[0], 0, 0), (names[1], top, top), (names[2], top, 0), (names[3], 0, top), ("ab", 0, 0), ("a", 1, 0)]
        ),
        as_text([(name, rng.randrange(2), rng.randrange(3)) for name in names]),
        as_text([(name, rng.randrange(9, 11), rng.choice((9, 10, 99, 100, 101))) for name in names]),
    )
    return cases[test_index % len(cases)]
