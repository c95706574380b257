def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # all kinds differ, and begin in one slot of a hash table
        return ([number << 15 for number in rng.sample(range(30_000), size)],)
    if test_index == 1:  # every kind a few times
        return ([rng.randrange(size // 3) * 1009 for _ in range(size)],)
    if test_index == 2:  # the left heir's kinds come back in the right part
        kinds = rng.sample(range(10**9), size // 2)
        return (kinds + rng.sample(kinds, size // 2),)
    kinds = rng.sample(range(10**9), size // 5)  # many kinds at both ends, few in the middle
    return (kinds + [rng.choice(kinds[:40]) for _ in range(size - 2 * len(kinds))] + kinds[::-1],)


def edge_case(rng, size, test_index):
    cases = (
        [],
        [rng.randrange(10**9)],
        [rng.randrange(9), 10**9],
        [rng.randrange(10**9)] * size,
        rng.sample(range(99), size - 1),
        rng.sample(range(99), size) * 2,
        [rng.randrange(3) for _ in range(size)],
        [rng.randrange(size) for _ in range(2 * size)],
    )
    return cases[test_index % len(cases)]
