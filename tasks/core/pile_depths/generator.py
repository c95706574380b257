LIMIT = 10**9


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    files = rng.sample(range(-LIMIT, LIMIT + 1), size // 2)
    if test_index == 0:  # any file at any time; multiples of a power of two begin in one slot of a hash table
        files = [number << 15 for number in rng.sample(range(-30_000, 30_001), size // 2)]
        return ([rng.choice(files) for _ in range(size)],)
    if test_index == 1:  # over and over in one order: always the lowest of the pile
        del files[2 * size // 5 :]
        return ([files[position % len(files)] for position in range(size)],)
    if test_index == 2:  # there and back again
        return ((files + files[::-1])[:size],)
    requests = []  # one of the lowest in the pile, with some new files between
    for position in range(size):
        place = position - size // 3 + rng.randrange(9)
        requests.append(files[position % len(files)] if place < 0 else requests[min(place, position - 1)])
    return (requests,)


def edge_case(rng, size, test_index):
    cases = (
        [],
        [rng.randrange(-9, 10)],
        [LIMIT, rng.randrange(-9, 10), LIMIT, -LIMIT, LIMIT, -LIMIT],
        [rng.randrange(-9, 10)] * size,
        rng.sample(range(-size, size), size),
        [position % 5 - 2 for position in range(size)] + [rng.randrange(5)],
        [rng.randrange(3) for _ in range(size)],
        [rng.randrange(-4, 4) for _ in range(2 * size)],
    )
    return cases[test_index % len(cases)]
