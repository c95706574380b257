def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    long = size // 16
    if test_index == 0:  # a few large circles
        targets = [player + 1 if (player + 1) % long else player + 1 - long for player in range(size)]
        targets[-(size % long or long) :] = [rng.randrange(long) for _ in range(size % long or long)]
    elif test_index == 1:  # a long chain into a small circle, and everyone else joins it somewhere
        targets = [max(player - 1, 0) if player <= long else rng.randrange(long) for player in range(size)]
        targets[0] = 4
    elif test_index == 2:  # long chains that end in one large circle
        targets = [player - 1 if player % long else rng.randrange(long) for player in range(size)]
        targets[0] = long - 1
    else:  # everyone passes a little way back: a thin tree with loops at its root
        step = max(2, size // long)
        targets = [max(player - rng.randrange(1, step), 0) for player in range(size)]
        targets[0] = long // 2
    return (renumbered(rng, targets),)


def renumbered(rng, targets):
    """The same passes among players with random numbers."""
    numbers = list(range(len(targets)))
    rng.shuffle(numbers)
    answer = [0] * len(targets)
    for player, target in enumerate(targets):
        answer[numbers[player]] = numbers[target]
    return answer


def edge_case(rng, size, test_index):
    anything = [rng.randrange(size) for _ in range(size)]
    cases = (
        [],
        [0],
        list(range(size)),
        [*range(1, size), 0],
        [0, *range(size - 1)],
        [2, 0, 1, 4, 3, 3, 5, 0, 7],
        renumbered(rng, [1, 2, 0, 0, 3, 3, 6, 6, 7]),
        anything,
    )
    return cases[test_index % len(cases)]
