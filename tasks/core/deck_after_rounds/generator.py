def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    shuffles = size * 3 // 10 - rng.randrange(20)
    if test_index == 0:
        return shuffled(rng, size), shuffled(rng, size), shuffles
    if test_index == 1:  # a riffle and a cut
        riffle = [p // 2 + p % 2 * ((size + 1) // 2) for p in range(size)]
        cut = rng.randrange(1, size)
        return riffle, [*range(cut, size), *range(cut)], shuffles
    if test_index == 2:  # turned over, with short loops afterwards
        loops = list(range(size))
        for start in range(0, size - 7, 7):
            part = loops[start : start + 7]
            loops[start : start + 7] = part[1:] + part[:1]
        place = rng.randrange(size - 1)
        loops[place], loops[place + 1] = loops[place + 1], loops[place]
        return loops[::-1], list(range(size))[::-1], shuffles
    stride = next(s for s in range(size // 3, size) if size % s and all(size % d or s % d for d in range(2, s)))
    return [(stride * p + 1) % size for p in range(size)], shuffled(rng, size), shuffles


def shuffled(rng, size):
    cards = list(range(size))
    rng.shuffle(cards)
    return cards


def edge_case(rng, size, test_index):
    cases = (
        ([0], [0], rng.randrange(9)),
        (shuffled(rng, size), shuffled(rng, size), 0),
        (shuffled(rng, size), shuffled(rng, size), 1),
        (shuffled(rng, size), shuffled(rng, size), 2),
        (shuffled(rng, 2 * size), shuffled(rng, 2 * size), 101),
        (list(range(size)), [*range(1, size), 0], 2 * size + 1),
        (shuffled(rng, 3 * size), shuffled(rng, 3 * size), 1500),
        ([1, 0], [1, 0], 2 * rng.randrange(9) + 1),
    )
    return cases[test_index % len(cases)]
