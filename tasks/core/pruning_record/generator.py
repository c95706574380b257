def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    heaviest = (10**6, 40, 10**6, 10**6)[test_index]
    weights = [rng.randrange(1, heaviest + 1) for _ in range(size)]
    parents = [rng.randrange(node) for node in range(1, size)]
    if test_index == 2:  # a path of rising weights with a leaf at every other knot
        parents = [max(0, node - 2 if node % 2 else node - 1) for node in range(1, size)]
        weights.sort()
    elif test_index == 3:  # arms around one hub, one of them long: its end is heavy, so it falls late and in one go
        arm = size // 2
        parents = [node - 1 if node < arm or node % 40 else 0 for node in range(1, size)]
        weights[: arm - 1] = [weight // 2 + 1 for weight in weights[: arm - 1]]
        weights[arm - 1] = 10**6
    return vine(rng, weights, parents)


def vine(rng, weights, parents):
    """The vine with such parents and weights, under random numbers."""
    numbers = list(range(len(weights)))
    rng.shuffle(numbers)
    heavy = [0] * len(weights)
    for node, number in enumerate(numbers):
        heavy[number] = weights[node]
    twigs = []
    for node, parent in enumerate(parents, 1):
        ends = [numbers[node], numbers[parent]]
        rng.shuffle(ends)
        twigs.append(tuple(ends))
    rng.shuffle(twigs)
    return heavy, twigs


def edge_case(rng, size, test_index):
    weights = [rng.randrange(1, 40) for _ in range(size)]
    few = [rng.randrange(1, 4) for _ in range(size)]
    anything = [rng.randrange(node) for node in range(1, size)]
    cases = (
        ([rng.randrange(1, 99)], []),
        (rng.sample(range(1, 99), 2), [(1, 0)]),
        ([6] * size, [(knot, knot + 1) for knot in range(size - 1)]),
        (weights, [(0, knot) for knot in range(1, size)]),
        (sorted(weights), [(knot + 1, knot) for knot in range(size - 1)]),
        (sorted(weights, reverse=True), [(knot + 1, knot) for knot in range(size - 1)]),
        vine(rng, few, anything),
        vine(rng, weights, anything),
    )
    return cases[test_index % len(cases)]
