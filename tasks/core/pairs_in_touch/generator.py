def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    huts = 3 * size // 4
    names = list(range(huts))
    rng.shuffle(names)
    bridges = []
    if test_index == 0:  # at random: one large group grows quickly
        bridges = [(rng.randrange(huts), rng.randrange(huts)) for _ in range(size)]
    elif test_index == 1:  # a chain that grows at one end, with a few bridges that join nothing new
        for end in range(1, huts):
            bridges.append((end, end - 1))
            if end % 4 == 0:
                bridges.append((rng.randrange(end), end))
    elif test_index == 2:  # groups of one size are joined, again and again
        span = 1
        while span < huts:
            for start in range(0, huts - span, 2 * span):
                bridges.append((rng.randrange(start, start + span), start + span))
            span *= 2
    else:  # the chain grows from both sides, and its halves meet last
        for step in range(1, huts // 2):
            bridges.append((step - 1, step))
            bridges.append((huts - step, huts - step - 1))
    while len(bridges) < size:
        bridges.append((rng.randrange(huts), rng.randrange(huts)))
    return huts, [(names[a], names[b]) for a, b in bridges[:size]]


def edge_case(rng, size, test_index):
    random_bridges = [(rng.randrange(size), rng.randrange(size)) for _ in range(size)]
    one, other = rng.sample(range(size), 2)
    cases = (
        (rng.randrange(1, 9), []),
        (1, [(0, 0)] * rng.randrange(1, 9)),
        (size, [(one, other), (other, one), (one, other)]),
        (size, [(one, one), (other, other), (one, other)]),
        (size, [(hut, hut + 1) for hut in range(size - 1)]),
        (size, [(0, 1), (2, 3), (4, 5), (6, 7), (1, 2), (5, 6), (0, 7), (3, 4), (one, other)]),
        (size, [(hut, size - 1) for hut in range(size)]),
        (size, random_bridges),
    )
    return cases[test_index % len(cases)]
