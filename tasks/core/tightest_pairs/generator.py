LIMIT = 10**6


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # anywhere on the map
        buoys = [(rng.randrange(LIMIT + 1), rng.randrange(LIMIT + 1)) for _ in range(size)]
    elif test_index == 1:  # in a narrow channel
        buoys = [(LIMIT // 2 + rng.randrange(size // 8), rng.randrange(LIMIT + 1)) for _ in range(size)]
    elif test_index == 2:  # at even distances, very many of them the shortest
        side = int(size**0.5)
        step = LIMIT // (side + 2) - rng.randrange(1, 40)
        buoys = [(step * (number // side), step * (number % side)) for number in range(size)]
    else:  # along two lines that meet in a corner
        far = [rng.randrange(LIMIT + 1) for _ in range(size)]
        near = [rng.randrange(size // 12) for _ in range(size)]
        buoys = [(near[i], far[i]) if i % 2 else (far[i], near[i]) for i in range(size)]
    buoys = list(dict.fromkeys(buoys))
    rng.shuffle(buoys)
    return (buoys,)


def edge_case(rng, size, test_index):
    few = [(rng.randrange(4), rng.randrange(4)) for _ in range(2 * size)]
    line = [(rng.randrange(100), 5) for _ in range(size)]
    cases = (
        [(rng.randrange(9), rng.randrange(9)), (rng.randrange(9), rng.randrange(9))],
        [(LIMIT, 0), (0, LIMIT), (0, 0)],
        [(10, 10), (13, 13), (11, 60), (60, 11), (12, 999), (999, 12), (500, 990), (990, 500)],
        [(rng.randrange(9), 4)] * size,
        few,
        list(dict.fromkeys(line)) + [(100, 7)],
        [(2 * x + y % 2, 3 * y) for x in range(size // 2) for y in range(size)],
        list({(rng.randrange(60), rng.randrange(60)): None for _ in range(3 * size)}),
    )
    return cases[test_index % len(cases)]
