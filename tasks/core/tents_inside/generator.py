LIMIT = 10**6


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # any two ends
        tents = [pair(rng, 0, LIMIT) for _ in range(size)]
    elif test_index == 1:  # nearly all in a nest around one middle
        middle = LIMIT // 2
        tents = [(middle - rng.randrange(1, middle), middle + rng.randrange(1, middle)) for _ in range(size)]
    elif test_index == 2:  # few different ends, so that many are shared
        tents = [pair(rng, 0, 60) for _ in range(size)]
    else:  # small tents in rising order, mixed with large ones
        tents = []
        for place in range(size):
            left = place * (LIMIT // size) // 2
            tents.append((left, left + rng.randrange(1, rng.choice((1000, LIMIT // 2)))))
    return (tents,)


def pair(rng, low, high):
    return tuple(sorted(rng.sample(range(low, high + 1), 2)))


def edge_case(rng, size, test_index):
    tents = [pair(rng, 0, 9) for _ in range(size)]
    cases = (
        [],
        [pair(rng, 0, LIMIT)],
        [pair(rng, 0, LIMIT)] * size,
        [(place, 2 * size + 1 - place) for place in range(size)],
        [(3, right) for right in range(4, 4 + size)],
        [(left, size) for left in range(size)],
        tents,
        [*sorted(tents), (0, LIMIT), (LIMIT - 1, LIMIT)],
    )
    return cases[test_index % len(cases)]
