LIMIT = 10**9


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    low = LIMIT // 10
    if test_index == 0:  # low towers and a few tall ones far to the right
        towers = [rng.randrange(1, low) for _ in range(size)]
        for _ in range(5):
            towers[rng.randrange(size * 9 // 10, size)] = rng.randrange(low, LIMIT)
        questions = [(rng.randrange(size // 2), rng.randrange(low // 2, LIMIT)) for _ in range(size)]
    elif test_index == 1:  # falling: nothing further right is tall enough
        towers = sorted((rng.randrange(1, LIMIT) for _ in range(size)), reverse=True)
        questions = []
        for _ in range(size):
            start = rng.randrange(size // 3)
            questions.append((start, towers[start] + rng.choice((0, 1, 1, 1))))
    elif test_index == 2:  # rising with noise: the answer lies anywhere further right
        towers = [place * (LIMIT // size // 2) + rng.randrange(1, LIMIT // 4) for place in range(size)]
        questions = [(rng.randrange(size // 3), rng.randrange(LIMIT // 3, LIMIT)) for _ in range(size)]
    else:  # hills whose tops fall to the right, valleys between them
        towers = []
        for place in range(size):
            towers.append(1 + (size - place) * (LIMIT // size // 2) // (1 + place % 50) + rng.randrange(1000))
        questions = [(rng.randrange(size), rng.randrange(LIMIT // 100, LIMIT)) for _ in range(size)]
    return towers, questions


def edge_case(rng, size, test_index):
    towers = [rng.randrange(1, 10) for _ in range(size)]
    questions = [(rng.randrange(size), rng.randrange(1, 12)) for _ in range(3 * size)]
    cases = (
        (towers, []),
        ([rng.randrange(1, LIMIT)], [(0, 1), (0, LIMIT)]),
        ([5] * size, [(start, least) for start in (0, size // 2, size - 1) for least in (4, 5, 6)]),
        (sorted(towers), questions),
        (sorted(towers, reverse=True), questions),
        (towers, [(size - 1, towers[-1]), (size - 1, towers[-1] + 1), (0, max(towers)), (0, 1), (0, 10)]),
        (towers, sorted(questions, reverse=True)),
        ([*towers, LIMIT, *towers], questions),
    )
    return cases[test_index % len(cases)]
