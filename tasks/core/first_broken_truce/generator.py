def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    people = 3 * size // 4
    names = list(range(people))
    rng.shuffle(names)
    feuds = []
    if test_index == 0:  # at random between even and odd
        feuds = [across(rng, people) for _ in range(size - 2)]
    elif test_index == 1:  # one long row that grows at its end
        feuds = [(person, person - 1) for person in range(1, people)]
    elif test_index == 2:  # groups of one size meet, again and again
        span = 1
        while span < people:
            feuds.extend((start, start + span - (span + 1) % 2) for start in range(0, people - span, 2 * span))
            span *= 2
    else:  # many short rows first, joined to a long one afterwards
        feuds = [(person, person - 1) for person in range(1, people) if person % 5]
        feuds += [(person, person - 1) for person in range(people - people % 5 - 5, 0, -5)]
    while len(feuds) < size - 2:
        feuds.append(across(rng, people))
    del feuds[size - 2 :]
    if test_index != 2:  # the very last but one breaks the truce; in one kind of input nothing does
        feuds.append((feuds[0][0], feuds[0][0] + 2 if feuds[0][0] + 2 < people else feuds[0][0] - 2))
    feuds.append(across(rng, people))
    return people, [(names[a], names[b]) for a, b in feuds]


def across(rng, people):
    """An even person and an odd one, in any order."""
    pair = [rng.randrange(0, people, 2), rng.randrange(1, people, 2)]
    rng.shuffle(pair)
    return tuple(pair)


def edge_case(rng, size, test_index):
    ring = [(person, (person + 1) % size) for person in range(size)]
    rng.shuffle(ring)
    cases = (
        (rng.randrange(1, 9), []),
        (size, [across(rng, size) for _ in range(3)] + [(2, 2), (0, 1)]),
        (size, [(0, 1), (1, 0), (0, 1), (5, 6), (6, 5)]),
        (size, ring),
        (6, [(0, 1), (2, 3), (4, 5), (1, 2), (5, 0), (3, 4), (0, 3), (1, 4), (5, 3)]),
        (7, [(0, 1), (0, 2), (3, 4), (3, 5), (4, 6), (1, 3), (6, 2), (5, 1), (6, 3)]),
        (size, [across(rng, size) for _ in range(2 * size)]),
        (size, [tuple(rng.sample(range(size), 2)) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
