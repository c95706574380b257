def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # one long chain
        parents = [-1, *range(size - 1)]
    else:  # a long chain with short twigs, more of them far down
        stem = size * 7 // 8
        parents = [-1, *range(stem - 1)]
        parents += [stem - 1 - min(rng.randrange(stem), rng.randrange(stem)) for _ in range(size - stem)]
    return as_text(*shuffled(rng, parents), votes(rng, size))


def as_text(parents, letters):
    return f"{len(parents)}\n{' '.join(map(str, parents))}\n{letters}\n"


def votes(rng, size):
    """In runs, so that no side leads everywhere."""
    letters = ""
    while len(letters) < size:
        letters += rng.choice("AB") * rng.randrange(1, 6)
    return letters[:size]


def shuffled(rng, parents):
    """Numbers the nodes anew, from 1; -1, for no parent, becomes 0."""
    names = list(range(1, len(parents) + 1))
    rng.shuffle(names)
    result = [0] * len(parents)
    for node, parent in enumerate(parents):
        result[names[node] - 1] = 0 if parent < 0 else names[parent]
    return (result,)


def edge_case(rng, size, test_index):
    few = 3 * size
    random_tree = [-1] + [rng.randrange(node) for node in range(1, few)]
    cases = (
        as_text([0], rng.choice("AB")),
        as_text(*shuffled(rng, random_tree), votes(rng, few)),
        as_text([0, *range(1, size)], "AB" * (size // 2) + "A" * (size % 2)),
        as_text([*range(2, size + 1), 0], votes(rng, size)),
        as_text([size] * (size - 1) + [0], "A" * (size // 2) + "B" * (size - size // 2)),
        as_text(*shuffled(rng, [-1] + [max(0, node - rng.randrange(1, 4)) for node in range(1, few)]), votes(rng, few)),
    )
    return cases[test_index % len(cases)]
