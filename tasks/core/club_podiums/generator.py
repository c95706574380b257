LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    clubs = words(rng, (size // 150, size // 300, size // 200, size // 100)[test_index], 4)
    names = words(rng, size, 6)
    places = (20, 25, 30, 12)[test_index]
    if test_index == 0:
        points = [rng.randrange(10**6 + 1) for _ in names]
    elif test_index == 1:  # the later, the better
        points = [100 * number + rng.randrange(1000) for number in range(size)]
        if level == 2:  # or the earlier
            points.sort(reverse=True)
    elif test_index == 2:  # many equal ones
        points = [rng.randrange(200) for _ in names]
    else:  # the names are in order, and some clubs are larger than others
        names.sort()
        clubs += clubs[: len(clubs) // 3] * 2
        points = [rng.randrange(5000) for _ in names]
    return [(rng.choice(clubs), name, score) for name, score in zip(names, points)], places


def words(rng, count, length):
    found = {}
    while len(found) < count:
        found["".join(rng.choice(LETTERS) for _ in range(length))] = None
    return list(found)


def edge_case(rng, size, test_index):
    clubs = words(rng, 2, 2)
    names = words(rng, size, 3)
    few = [(rng.choice(clubs), name, rng.randrange(3)) for name in names]
    cases = (
        ([], rng.randrange(1, 31)),
        ([(clubs[0], names[0], 0)], 1),
        ([(clubs[0], name, 50) for name in names], 3),
        ([(name, club, 4) for name, club in zip(names, words(rng, size, 2))], 2),
        (few, size),
        (few, 2),
        ([(clubs[0], name, 10**number) for number, name in enumerate(names[:7])], 3),
        ([(rng.choice(clubs), name, rng.randrange(10**6)) for name in names], rng.randrange(1, 5)),
    )
    return cases[test_index % len(cases)]
