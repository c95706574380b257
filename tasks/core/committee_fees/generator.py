from math import comb


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    seats = 8
    fees = [rng.randrange(10**6 + 1) for _ in range(size)]
    committees = comb(size, seats)
    count = {22: 500, 26: 1000, 30: 1800}[size]
    if test_index == 0:
        numbers = [rng.randrange(committees) for _ in range(count)]
    elif test_index == 1:  # late ones
        numbers = [committees - 1 - rng.randrange(committees // 50) for _ in range(count)]
    elif test_index == 2:  # evenly spread, and in order
        numbers = list(range(rng.randrange(99), committees, committees // count))[:count]
    else:  # early ones and late ones
        numbers = [rng.choice((0, committees - 5000)) + rng.randrange(5000) for _ in range(count)]
    return fees, seats, numbers


def edge_case(rng, size, test_index):
    fees = [rng.randrange(1, 10**6) for _ in range(size)]
    seats = rng.randrange(2, size - 1)
    every = list(range(comb(size, seats)))
    cases = (
        (fees, seats, []),
        (fees[:1], 1, [0, 0]),
        (fees, size, [0]),
        (fees, 1, list(range(size))),
        (fees, seats, every),
        (fees, size - 1, list(range(size))[::-1]),
        (fees, 3, [0, comb(size, 3) - 1, rng.randrange(comb(size, 3))]),
        ([2**i for i in range(16)], 8, [rng.randrange(comb(16, 8)) for _ in range(9)]),
    )
    return cases[test_index % len(cases)]
