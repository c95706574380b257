def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    depth = int(1.5 * size**0.5)
    if test_index == 0:  # a random recent parent: long and thin
        parents = [max(0, node - rng.randrange(1, size // depth)) for node in range(size)]
    elif test_index == 1:  # a spine far deeper than recursion goes, everything else hangs from its upper part
        spine = min(size * 7 // 8, 3000)
        parents = [node - 1 if node < spine else rng.randrange(depth) for node in range(size)]
    elif test_index == 2:  # many chains side by side below the root
        parents = [node - 1 if node % depth else 0 for node in range(size)]
    else:  # bushy and shallow
        parents = [rng.randrange(max(1, node)) for node in range(size)]
    parents[0] = -1
    return renumbered(rng, parents), [rng.randrange(-(10**6), 10**6 + 1) for _ in range(size)]


def renumbered(rng, parents):
    """The same tree under random numbers."""
    numbers = list(range(len(parents)))
    rng.shuffle(numbers)
    answer = [0] * len(parents)
    for node, parent in enumerate(parents):
        answer[numbers[node]] = -1 if parent == -1 else numbers[parent]
    return answer


def edge_case(rng, size, test_index):
    weights = [rng.randrange(-9, 10) for _ in range(size)]
    random_tree = [-1] + [rng.randrange(node) for node in range(1, size)]
    cases = (
        ([-1], [rng.randrange(-9, 10)]),
        ([-1, 0], weights[:2]),
        ([1, -1], weights[:2]),
        (list(range(-1, size - 1)), weights),
        ([*range(1, size), -1], weights),
        ([-1] + [0] * (size - 1), weights),
        (random_tree, [0] * size),
        (renumbered(rng, random_tree), weights),
    )
    return cases[test_index % len(cases)]
