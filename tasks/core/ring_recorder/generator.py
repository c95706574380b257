def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    most = 3 * size // 8  # records and reads grow with their number
    if test_index == 0:  # a recorder that is nearly always full
        return 5 * size, [operation(rng, 0.3, most) for _ in range(size)]
    if test_index == 1:  # a record and a read of about the same length take turns
        return 25 * size, [operation(rng, place % 2, most) for place in range(size)]
    if test_index == 2:  # long records, then long reads, again and again
        block = size // 10
        return 15 * size, [operation(rng, place // block % 2, most) for place in range(size)]
    return 3 * size // 4, [operation(rng, 0.5, most) for _ in range(size)]


def operation(rng, share_of_reads, most):
    count = most - rng.randrange(most // 3)
    if rng.random() < share_of_reads:
        return ("read", count, 0)
    return ("record", count, rng.randrange(-1000, 1001))


def edge_case(rng, size, test_index):
    few = [operation(rng, 0.4, 9) for _ in range(size)]
    cases = (
        (5, []),
        (rng.randrange(1, 9), [("read", 3, 0), ("record", 0, 7), ("read", 2, 0)]),
        (1, few),
        (7, few),
        (1000, few + [("read", 1500, 0)]),
        (6, [("record", 6, 5), ("record", 6, 3), ("read", 2, 0), ("record", 2, rng.randrange(100)), ("read", 6, 0)]),
        (8, [("record", 5, 1), ("record", 4, -9), ("record", 3, rng.randrange(9)), ("read", 0, 0), ("read", 8, 0)]),
        (20, [("record", 4, 2), *few, ("record", 30, 8), ("read", 19, 0), ("read", 2, 0), ("read", 1, 0)]),
    )
    return cases[test_index % len(cases)]
