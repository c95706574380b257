def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        return size, [(rng.randrange(1, 2000), rng.randrange(20, 2000)) for _ in range(600)]
    if test_index == 1:  # each painter's number is also the step
        steps = list(range(100, 700))
        rng.shuffle(steps)
        return size, [(step, step) for step in steps]
    if test_index == 2:  # few doors are left soon
        return size, [(1, 3), (2, 3)] + [(rng.randrange(1, 900), rng.randrange(100, 900)) for _ in range(598)]
    return size, [(rng.randrange(1, size // 2), rng.randrange(2, 9) * 60) for _ in range(600)]  # steps in common


def edge_case(rng, size, test_index):
    step = rng.randrange(2, 6)
    cases = (
        (rng.randrange(1, size), []),
        (1, [(1, 1), (1, 1)]),
        (size, [(size, rng.randrange(1, size)), (1, size), (1, size - 1), (size, 1)]),
        (size, [(1, 1), (step, step)]),
        (size, [(step, step), (1, 1), (1, 1)]),
        (2, [(2, 1), (1, 2), (2, 2), (1, 1)][rng.randrange(3) :]),
        (size + step, [(step, 2), (1, 2), (step, 7), (3, 5)]),
        (size, [(rng.randrange(1, size), rng.randrange(1, 9)) for _ in range(7)]),
    )
    return cases[test_index % len(cases)]
