def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    longest = (100_000, 60, 1_000, 9)[test_index]
    return (trails_of(rng, shaped(rng, size, test_index), 0, longest),)


def shaped(rng, size, kind):
    """The parent of each node but node 0, by the kind of tree."""
    if kind == 0:  # long and thin, with short side branches
        return [max(0, node - rng.randrange(1, 5)) for node in range(1, size)]
    if kind == 1:  # a path
        return list(range(size - 1))
    if kind == 2:  # long arms around one hub
        arm = max(1, size // 5)
        return [0 if node % arm == 1 else node - 1 for node in range(1, size)]
    half = size // 2  # a path whose far half is bushy
    return [node - 1 if node < half else rng.randrange(half // 2, half) for node in range(1, size)]


def trails_of(rng, parents, shortest, longest):
    """The trails of such a tree under random numbers, in random order and direction."""
    numbers = list(range(len(parents) + 1))
    rng.shuffle(numbers)
    trails = []
    for node, parent in enumerate(parents, 1):
        ends = [numbers[node], numbers[parent]]
        rng.shuffle(ends)
        trails.append((*ends, rng.randrange(shortest, longest + 1)))
    rng.shuffle(trails)
    return trails


def edge_case(rng, size, test_index):
    anything = [rng.randrange(node) for node in range(1, size)]
    cases = (
        [],
        [(1, 0, rng.randrange(100))],
        trails_of(rng, anything, 0, 0),
        [(hub, size - 1, rng.randrange(1, 30)) for hub in range(size - 1)],
        [(cabin, cabin + 1, rng.randrange(1, 30)) for cabin in range(size - 1)],
        [(0, 1, 5), (0, 2, 4), (1, 3, 1), (1, 4, 2), (2, 5, 9), (2, 6, 8)],
        trails_of(rng, shaped(rng, size, 2), 100_000, 100_000),
        trails_of(rng, anything, 0, 50),
    )
    return cases[test_index % len(cases)]
