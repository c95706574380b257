def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    bound = (10**9, 10**3, 10**9, 10**6)[test_index % 4]
    left = [rng.randrange(-bound, bound + 1) for _ in range(size)]
    right = [rng.randrange(-bound, bound + 1) for _ in range(size)]
    if test_index == 2:  # two clusters far apart: the sums fall into a few heaps
        left = [value // 1000 + rng.choice((-bound // 2, bound // 2)) for value in left]
    if level == 1 and test_index == 3:  # few different numbers
        left = rng.choices(left[:5], k=size)
    pairs = size * size
    k = (pairs // 2, pairs // 3, 3 * pairs // 4, rng.randrange(1, pairs + 1))[test_index % 4]
    return left, right, k


def edge_case(rng, size, test_index):
    left = [rng.randrange(-9, 10) for _ in range(size)]
    right = [rng.randrange(-9, 10) for _ in range(size + 2)]
    pairs = len(left) * len(right)
    cases = (
        ([rng.randrange(-5, 6)], [rng.randrange(-5, 6)], 1),
        (left, right, 1),
        (left, right, pairs),
        ([0] * 12, [0] * 3 + [1] * 9, rng.randrange(40, 144)),  # more equal sums than are worth a list
        (list(range(12)), list(range(0, 12 * size, 12)), 6 * size),  # each sum once
        ([10**9] * 2, [10**9, -(10**9)], 4),
        (sorted(left, reverse=True), sorted(right), pairs // 2),
        (left, right, rng.randrange(1, pairs + 1)),
    )
    return cases[test_index % len(cases)]
