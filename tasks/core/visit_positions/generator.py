def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    times = sorted(rng.randrange(10**8) for _ in range(size))
    if test_index == 0:  # nearly every guest comes once
        guests = [rng.randrange(10**6) for _ in range(size)]
    elif test_index == 1:  # all guests come round in one order, again and again
        guests = [rng.randrange(1000) + 1000 * (place % (size // 3)) % 10**6 for place in range(size)]
        for place in range(size // 3, size):
            guests[place] = guests[place - size // 3]
    elif test_index == 2:  # guests by chance
        guests = [rng.randrange(size // 2) for _ in range(size)]
    else:  # two guests all the time, others in between; all begin in one slot of a hash table
        guests = [place % 9 << 13 if place % 9 < 2 else rng.randrange(2, 122) << 13 for place in range(size)]
    return list(zip(times, guests)), (10**8, 4 * 10**7, 3 * 10**7, 12 * 10**8 // size)[test_index]


def edge_case(rng, size, test_index):
    times = sorted(rng.randrange(30) for _ in range(2 * size))
    cases = (
        ([], rng.randrange(9)),
        ([(0, rng.randrange(9))], 0),
        ([(0, 0), (10**9, 0), (10**9, 10**6)], 10**9 - rng.randrange(2)),
        ([(time // 4, 5) for time in times], 0),
        ([(3 * place, place % 2) for place in range(size)] + [(3 * size + rng.randrange(3), 1)], 6),
        ([(time, rng.randrange(3)) for time in times], 4),
        ([(time, rng.randrange(2)) for time in times], 30),
        ([(4 * time, rng.randrange(2)) for time in times], rng.randrange(8, 13)),
    )
    return cases[test_index % len(cases)]
