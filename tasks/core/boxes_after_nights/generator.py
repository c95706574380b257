def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    nights = size // 8 - rng.randrange(1, size // 130)
    if test_index == 0:
        return shuffled(rng, size), nights
    if test_index == 1:  # one cycle through all shelves
        return in_cycles(rng, size, size), nights
    if test_index == 2:  # many cycles of a few shelves
        return in_cycles(rng, size, 7), nights
    return in_cycles(rng, size, int(size**0.5)), nights


def shuffled(rng, size):
    order = list(range(size))
    rng.shuffle(order)
    return order


def in_cycles(rng, size, length):
    order = shuffled(rng, size)
    targets = [0] * size
    for start in range(0, size, length):
        cycle = order[start : start + length]
        for shelf, target in zip(cycle, cycle[1:] + cycle[:1]):
            targets[shelf] = target
    return targets


def edge_case(rng, size, test_index):
    targets = in_cycles(rng, size, size)
    cases = (
        ([0], rng.randrange(1, 9)),
        (targets, 0),
        (targets, 1),
        (targets, size),
        (list(range(size)), rng.randrange(1, 9)),
        (in_cycles(rng, 2 * size, 5), rng.randrange(2, 20)),
        (targets, size - 1),
        (shuffled(rng, 3 * size), rng.randrange(20, 1000)),
    )
    return cases[test_index % len(cases)]
