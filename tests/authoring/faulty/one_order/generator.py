LIMIT = 10**6


def generate_input(rng, size, level, test_index):
    if level == 0:
        few = [rng.randrange(-3, 4) for _ in range(size)]
        cases = (
            [],
            [rng.randrange(-LIMIT, LIMIT + 1)],
            [rng.randrange(-LIMIT, LIMIT + 1)] * size,
            few,
            sorted(few),
            few[::2],
            [rng.randrange(-LIMIT, LIMIT + 1) for _ in range(size)],
            [LIMIT, -LIMIT],
        )
        return (cases[test_index % len(cases)],)
    if test_index == 0:  # many equal values
        return ([rng.randrange(20) for _ in range(size)],)
    values = [rng.randrange(-LIMIT, LIMIT + 1) for _ in range(size)]
    if test_index == 1:  # nearly all pairs
        values.append(values.pop())
        values[0] = values[-1]
    return (values,)
