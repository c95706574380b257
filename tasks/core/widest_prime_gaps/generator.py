def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    largest = 60 * size
    shortest, longest = ((1, 8), (4, 6), (0, 3), (5, 8))[test_index % 4]  # widths in 64ths of what is sieved
    ranges = []
    for _ in range(size):
        width = rng.randrange(largest * shortest // 64, largest * longest // 64 + 1)
        low = rng.randrange(largest - width)
        if test_index == 3:  # the upper half only
            low = max(low, largest // 2 - width)
        ranges.append((low, low + width))
    return (ranges,)


def edge_case(rng, size, test_index):
    ranges = []
    for _ in range(size):
        low = rng.randrange(150)
        ranges.append((low, low + rng.randrange(50)))
    cases = (
        [],
        [(89, 96)],
        [(0, 0), (0, 1), (0, 2), (1, 3), (2, 2), (2, 3)],
        [(number, number) for number in range(size)],
        [(114, 126), (113, 126), (114, 127), (113, 127)],
        [(9, 300)] * size,
        [(low, 97) for low in range(97, 97 - size, -1)],
        ranges,
    )
    return cases[test_index % len(cases)]
