def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    first = shuffled(rng, size)
    if test_index == 0:
        return first, shuffled(rng, size)
    if test_index == 1:  # falling, nearly, and then once round
        second = list(range(1, size + 1))
        exchange(rng, second, 9)
        return second[::-1], second
    if test_index == 2:  # alike but for some exchanges
        second = first[:]
        exchange(rng, second, size // 5)
        return first, second
    return sorted(first[::2]) + sorted(first[1::2]), sorted(first[::2], reverse=True) + first[1::2]


def shuffled(rng, size):
    order = list(range(1, size + 1))
    rng.shuffle(order)
    return order


def exchange(rng, order, times):
    for _ in range(times):
        i, j = rng.randrange(len(order)), rng.randrange(len(order))
        order[i], order[j] = order[j], order[i]


def edge_case(rng, size, test_index):
    one = shuffled(rng, size)
    two = shuffled(rng, size)
    long = shuffled(rng, 15 + rng.randrange(5))
    cases = (
        ([1], [1]),
        (one, one[:]),
        (min(one, two), max(one, two)),
        (max(one, two), min(one, two)),
        (sorted(long, reverse=True), sorted(long)),
        (sorted(long), sorted(long, reverse=True)),
        (long, shuffled(rng, len(long))),
        (long[:-2] + long[:-3:-1], long),
    )
    return cases[test_index % len(cases)]
