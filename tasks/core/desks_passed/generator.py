def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    bosses = shaped(rng, size, test_index)
    low = size // 2 if test_index in (0, 1) else 1  # who is far down gets most letters
    letters = [(rng.randrange(low, size), rng.randrange(low, size)) for _ in range(size)]
    return renumbered(rng, bosses, letters)


def shaped(rng, size, kind):
    """The parent of each node but node 0, by the kind of tree."""
    if kind == 0:  # long and thin, with short side branches, all the way
        return [max(0, node - rng.randrange(1, 5)) for node in range(1, size)]
    if kind == 1:  # nearly a path
        return [max(0, node - rng.choice((1, 1, 1, 2))) for node in range(1, size)]
    if kind == 2:  # long arms around one hub
        arm = max(1, size // 5)
        return [0 if node % arm == 1 else node - 1 for node in range(1, size)]
    half = size // 2  # a path whose far half is bushy
    return [node - 1 if node < half else rng.randrange(half // 2, half) for node in range(1, size)]


def renumbered(rng, bosses, letters):
    """The same office under random numbers."""
    numbers = list(range(len(bosses) + 1))
    rng.shuffle(numbers)
    answer = [-1] * len(numbers)
    for person, boss in enumerate(bosses, 1):
        answer[numbers[person]] = numbers[boss]
    return answer, [(numbers[sender], numbers[addressee]) for sender, addressee in letters]


def edge_case(rng, size, test_index):
    every = [(sender, addressee) for sender in range(size) for addressee in range(size)]
    cases = (
        ([-1], []),
        ([-1], [(0, 0)]),
        (list(range(-1, size - 1)), every),
        ([*range(1, size), -1], every),
        ([-1] + [0] * (size - 1), every),
        ([-1, 0, 1, 2, 1, 0, 5, 5, 7], every),
        renumbered(rng, [0, 0, 1, 1, 3, 3, 2, 5], every),
        renumbered(rng, [rng.randrange(person) for person in range(1, size)], every),
    )
    return cases[test_index % len(cases)]
