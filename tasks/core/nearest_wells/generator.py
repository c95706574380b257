LIMIT = 10**9


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    houses = [rng.randrange(-LIMIT, LIMIT + 1) for _ in range(size)]
    wells = [rng.randrange(-LIMIT, LIMIT + 1) for _ in range(size)]
    if test_index == 0:
        if level == 1:
            wells.sort(reverse=True)
            houses = rng.choices(houses[:9], k=size)
        return wells, houses, size // 4
    if test_index == 1:  # villages around few wells that lie close together
        wells = [rng.randrange(12) * (LIMIT // 12) + rng.randrange(1000) for _ in range(size)]
        return wells, houses, size // 3
    if test_index == 2:  # most wells on one side, most houses on the other
        wells = [well // 3 + LIMIT // 2 for well in wells]
        houses = [house // 3 - LIMIT // 3 for house in houses]
        return wells, houses, size // 2
    houses = [max(-LIMIT, min(LIMIT, rng.choice(wells) + rng.randrange(-100, 101))) for _ in houses]  # next to a well
    return wells, houses, size // 5


def edge_case(rng, size, test_index):
    wells = [rng.randrange(-20, 21) for _ in range(size)]
    houses = [rng.randrange(-25, 26) for _ in range(2 * size)]
    cases = (
        ([rng.randrange(-LIMIT, LIMIT + 1)], [LIMIT, -LIMIT], 1),
        (wells, houses, 1),
        (wells, houses, size),
        (wells, houses, 3),
        ([4] * size, [4, 5, -5], 2),
        (wells, wells[::-1], 2),
        ([-LIMIT, LIMIT, 0], [LIMIT, 0, -1, 1], 2),
        (sorted(wells), sorted(houses), size - 1),
    )
    return cases[test_index % len(cases)]
