def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:
        return ([rng.randrange(1, 1001) for _ in range(size)],)
    if test_index == 1:  # few different weights, many equal costs
        return ([rng.randrange(1, 5) for _ in range(size)],)
    if test_index == 2:  # rising to the middle and falling again
        return ([30 + 4 * (size - abs(2 * place - size)) + rng.randrange(50) for place in range(size)],)
    return ([rng.choice((rng.randrange(20), rng.randrange(900, 1001))) for _ in range(size)],)


def edge_case(rng, size, test_index):
    cases = (
        [rng.randrange(1001), 5],
        [rng.randrange(1, 9), rng.randrange(1, 9), 7],
        [1000] * size,
        [rng.randrange(1, 10) for _ in range(size)],
        [0, *(rng.randrange(1, 1001) for _ in range(size)), 0],
        sorted(rng.randrange(1001) for _ in range(size)),
        [rng.randrange(1, 1001), 1, 900, 2, 1000, 1, 950],
        [rng.randrange(1001) for _ in range(2 * size)],
    )
    return cases[test_index % len(cases)]
