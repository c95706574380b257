def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # all about equally wet
        return [rain(rng, size, 0, 10_001) for _ in range(12)], 28
    if test_index == 1:  # mostly dry
        return [[rng.randrange(10_001) if rng.random() < 0.1 else 0 for _ in range(size)] for _ in range(12)], 50
    if test_index == 2:  # more drying than rain
        return [rain(rng, size, -1000, 500) for _ in range(12)], 41
    return [rain(rng, size, 10 * gauge, 200 + 10 * gauge) for gauge in range(11)], 30


def rain(rng, days, low, high):
    return [rng.randrange(low, high) for _ in range(days)]


def edge_case(rng, size, test_index):
    some = [rain(rng, size, -9, 40) for _ in range(4)]
    cases = (
        ([[]] * rng.randrange(1, 5), 1),
        ([[rng.randrange(100)]], 1),
        (some, size),
        (some, size + 1),
        (some, 1),
        ([rain(rng, size, -9, 40)], 3),
        ([rain(rng, size, -1000, 0) for _ in range(3)], 2),
        ([rain(rng, 5 * size, -1000, 10_001) for _ in range(12)], rng.randrange(2, size)),
    )
    return cases[test_index % len(cases)]
