HEAVIEST = 3000


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, 6 + size, test_index),)
    return ([box(rng, test_index) for _ in range(size)],)


def box(rng, kind):
    if kind == 0:  # all alike
        weights = [rng.randrange(40, 55) for _ in range(60)]
    elif kind == 1:  # the heaviest first
        weights = sorted((rng.randrange(1, 96) for _ in range(60)), reverse=True)
    elif kind == 2:  # multiples of 6 and few others: not all loads can be balanced
        weights = [6 * rng.randrange(1, 10) for _ in range(58)] + [rng.randrange(300, 400), rng.randrange(1, 200)]
    else:
        weights = [rng.randrange(1, 9)] * 20 + [rng.randrange(65, 75) for _ in range(40)]
    while sum(weights) > HEAVIEST:
        weights.append(max(weights) // 2)
        weights.remove(max(weights))
    return weights[:60]


def edge_case(rng, size, test_index):
    cases = (
        [],
        [[]],
        [[1], [], [rng.randrange(1, 2000)]],
        [[3**power for power in range(size)], [4**power for power in range(size - 1)]],
        [[rng.randrange(5, 9)] * size, [1, 2], [2, 1], [1, 1]],
        [[rng.randrange(1, 300) for _ in range(size - 2)] for _ in range(3)],
        [[rng.randrange(20, 40) * 2 for _ in range(4)] + [rng.randrange(1, 9)]],
        [[rng.randrange(1, 20) for _ in range(rng.randrange(1, size))] for _ in range(9)],
    )
    return cases[test_index % len(cases)]
