def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    posts = size // 6
    ranges = ((1, 3 * posts), (posts // 2, 2 * posts), (posts, 2 * posts), (2 * posts, 3 * posts))
    shortest, longest = ranges[test_index]
    return posts, some_jobs(rng, posts, size, shortest, longest)


def some_jobs(rng, posts, number, shortest, longest):
    return [
        (rng.randrange(posts), rng.randrange(shortest, longest + 1), rng.randrange(1, 1001)) for _ in range(number)
    ]


def edge_case(rng, size, test_index):
    cases = (
        (rng.randrange(1, size), []),
        (1, [(0, length, rng.randrange(1, 1001)) for length in (1, 2, 3)]),
        (size, [(0, size, 1000), (rng.randrange(size), 1, 1)]),
        (size, [(size - 1, 3 * size, rng.randrange(1, 9)), (size - 1, 2, 100)]),
        (size, [(2, size - 2, rng.randrange(1, 9)), (0, 2 * size, 10), (3, size - 4, 100)]),
        (size, some_jobs(rng, size, 3, 1, size)),
        (size, some_jobs(rng, size, size, size, 3 * size)),
        (2 * size, some_jobs(rng, 2 * size, 2 * size, 1, 6 * size)),
    )
    return cases[test_index % len(cases)]
