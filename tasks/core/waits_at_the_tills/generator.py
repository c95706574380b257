def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # just as many customers as the tills can serve
        return arrivals(rng, size, 110), [rng.randrange(1, 7800) for _ in range(size)], 40
    if test_index == 1:  # all come at once
        return [0] * size, [rng.randrange(10_001) for _ in range(size)], 40
    if test_index == 2:  # crowds, now and then
        crowds = sorted(rng.randrange(10**6) for _ in range(size // 60))
        return sorted(rng.choice(crowds) for _ in range(size)), [rng.randrange(3000) for _ in range(size)], 37
    return arrivals(rng, size, 160), sorted(rng.randrange(3000, 10_001) for _ in range(size)), 35 + rng.randrange(6)


def arrivals(rng, number, most):
    seconds = []
    second = 0
    for _ in range(number):
        second += rng.randrange(most)
        seconds.append(second)
    return seconds


def edge_case(rng, size, test_index):
    few = [rng.randrange(90) for _ in range(size)]
    cases = (
        ([], [], 4),
        ([rng.randrange(10)], [7], 1),
        (arrivals(rng, size, 40), few, 1),
        (arrivals(rng, size, 20), few, 2),
        ([5] * size, few, size + 1),
        ([0, 0, 0, 0, 1], [59, 60, 61, 0, rng.randrange(9)], 1),
        ([0] * (2 * size), few + few[::-1], 3),
        ([0, 1, 1, 2, 60, 61], [61, 60, 1, 3, 10_000, rng.randrange(9)], 2),
    )
    return cases[test_index % len(cases)]
