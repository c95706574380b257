MOST = 10**6


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    desks = size // 2
    pace = MOST // size
    if test_index == 0:  # the room is full half the time
        return guests_at(rng, size, pace, desks * pace // 2, desks * pace * 2), desks
    if test_index == 1:  # nearly full, with short visits in between
        guests = guests_at(rng, size, pace, desks * pace // 2, desks * pace * 3 // 2)
        return [(arrival, rng.randrange(1, 9) if rng.random() < 0.2 else length) for arrival, length in guests], desks
    if test_index == 2:  # waves: many guests at once
        guests = guests_at(rng, size, pace, MOST // 3, MOST)
        return [(arrival // (9 * pace) * (9 * pace), length) for arrival, length in guests], desks * 3 // 4
    # a few desks too many, and guests who stay from a third of the day up to all of it
    return guests_at(rng, size, pace, MOST // 3, MOST), desks


def guests_at(rng, size, pace, shortest, longest):
    arrivals = sorted(rng.randrange(size * pace) for _ in range(size))
    return [(arrival, rng.randrange(shortest, min(longest, MOST))) for arrival in arrivals]


def edge_case(rng, size, test_index):
    guests = [(arrival, rng.randrange(1, 7)) for arrival in sorted(rng.randrange(size) for _ in range(size))]
    cases = (
        ([], rng.randrange(1, 3000)),
        ([(rng.randrange(MOST), rng.randrange(1, MOST))], 1),
        (guests, 1),
        ([(7, 3)] * size, size - 2),
        ([(3 * place, 3) for place in range(size)], 2),
        ([(0, 9), (0, 4), (0, 6), (0, 2), (1, 1), (2, 7), (4, 1), (6, 1), (9, 1), (9, 1), (9, 1), (9, 1)], 4),
        (guests, 3),
        ([*guests, (size + 3, MOST), (MOST, 1), (MOST, 1)], 4),
    )
    return cases[test_index % len(cases)]
