def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    longest = min(500, size // 20)
    furthest = 10**6 - longest
    reach = (min(size * 100, furthest), size * 10, size * longest // 40, furthest)[test_index % 4]
    intervals = []
    for _ in range(size):
        start = rng.randrange(reach)
        intervals.append((start, start + rng.randrange(longest // 2, longest + 1)))
    if test_index == 1:  # many equal intervals
        intervals = rng.choices(intervals[: 9 if level == 1 else size], k=size)
    return intervals, (1, 3, 20, 2)[test_index % 4]


def edge_case(rng, size, test_index):
    intervals = []
    for _ in range(size):
        start = rng.randrange(30)
        intervals.append((start, start + rng.randrange(10)))
    cases = (
        ([], 1),
        ([(rng.randrange(9), 9)], 1),
        ([(4, 4)] * 3, 1),
        ([(2, 12)] * size, size),
        (intervals, size + 1),
        ([(i, 2 * size - i) for i in range(size)], size // 2),
        ([(3 * i, 3 * i + 3) for i in range(size)][::-1], 1),
        (intervals, 2),
    )
    return cases[test_index % len(cases)]
