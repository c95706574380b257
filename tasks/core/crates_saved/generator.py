def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    hours = size // 2
    values = [rng.randrange(1, 10**6 + 1) for _ in range(size)]
    if test_index == 0:  # twice as many crates as fit, nearly all of them late
        crates = [(rng.randrange(hours * 9 // 10, hours + 1), value) for value in values]
        return crates, 1
    if test_index == 1:  # any hour, but late ones more often
        crates = [(hours - int(hours * rng.random() ** 4), value) for value in values]
        return crates, 1
    if test_index == 2:  # the later, the more valuable
        lasts = [rng.randrange(hours // 2, hours + 1) for _ in values]
        crates = [(last, last * 200 + rng.randrange(10**5)) for last in lasts]
        return crates, 1
    crates = [(rng.randrange(hours // 4, hours // 3), value // 1000 + 1) for value in values]
    return crates, 2


def edge_case(rng, size, test_index):
    crates = [(rng.randrange(1, 6), rng.randrange(1, 30)) for _ in range(size)]
    cases = (
        ([], 1),
        ([(3000, rng.randrange(1, 10**6))], 1),
        ([(1, value) for _, value in crates], 3),
        ([(last, 7) for last, _ in crates], 1),
        (crates, 10),
        ([(size - place, 100 + place) for place in range(size)], 1),
        (crates, 2),
        (crates, 1),
    )
    return cases[test_index % len(cases)]
