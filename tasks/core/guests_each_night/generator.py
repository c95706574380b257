LAST = 10**4


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    nights = size * 5 // 6
    if test_index == 0:
        stays = [stay(rng, nights - 21, 12, 20) for _ in range(size)]
    elif test_index == 1:  # a few crowded weeks
        weeks = [rng.randrange(nights - 40) for _ in range(9)]
        stays = [stay(rng, 3, 16, 20, rng.choice(weeks)) for _ in range(size)]
    elif test_index == 2:  # in order of arrival
        stays = sorted(stay(rng, nights - 21, 1, 20) for _ in range(size))
    else:  # most groups in the last nights, or beyond them
        stays = [stay(rng, nights // 4 - 21, 10, 20, nights * 3 // 4) for _ in range(size)]
        nights = nights * 9 // 10
    return stays, nights


def stay(rng, reach, shortest, longest, first=0):
    arrival = first + rng.randrange(reach)
    return arrival, arrival + rng.randrange(shortest, longest + 1), rng.randrange(1, 10)


def edge_case(rng, size, test_index):
    stays = [stay(rng, 12, 1, 6) for _ in range(size)]
    cases = (
        ([], rng.randrange(1, 50)),
        ([(0, 1, rng.randrange(1, 10))], 1),
        ([(0, 20, 9)] * size, 21),
        (stays, 20),
        (stays, 8),
        ([(place, place + 1, 1 + place % 9) for place in range(size)], size + 1),
        ([(4, 6, 3), (5, 9, 2), (2, 5, 1), (6, 7, 5), (0, 3, 8)], 5),
        ([*stays, (LAST - 20, LAST, 7), (LAST - 1, LAST, 2)], 15),
    )
    return cases[test_index % len(cases)]
