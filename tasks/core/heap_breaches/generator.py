def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    values = [rng.randrange(1000) for _ in range(size)]
    if test_index == 1:  # a heap with some elements exchanged
        values.sort()
        for _ in range(size // 10):
            first, second = rng.randrange(size), rng.randrange(size)
            values[first], values[second] = values[second], values[first]
    elif test_index == 2:  # falling: nearly every element is smaller than its parent
        values.sort(reverse=True)
    elif test_index == 3:  # small values with many equal ones
        values = [value % 7 for value in values]
    return values, (2, 3, 4, 2)[test_index % 4]


def edge_case(rng, size, test_index):
    values = [rng.randrange(10) for _ in range(size)]
    cases = (
        ([], rng.randrange(2, 9)),
        ([rng.randrange(1000)], 2),
        ([1, 0], 8),
        ([*range(size, 0, -1)], 2),
        ([3] * size, 3),
        (values, 2),
        (values, 5),
        (values[: 3 * 3 + 2], 3),
    )
    return cases[test_index % len(cases)]
