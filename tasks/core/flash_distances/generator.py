def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    falling = [1000 * (size - place) for place in range(size)]
    if test_index == 0:  # falling, and a high hill at the end
        return (falling[:-1] + [10**9 - rng.randrange(1000)],)
    if test_index == 1:  # falling with noise
        return ([height + rng.randrange(5000) for height in falling],)
    if test_index == 2:  # two long slopes
        return ([height + rng.randrange(900) for height in falling[::2] + falling[1::2]],)
    return (falling[: size // 2] + [rng.randrange(500) for _ in range(size - size // 2)],)  # a slope and a plain


def edge_case(rng, size, test_index):
    cases = (
        [],
        [rng.randrange(10**9)],
        [0, 10**9, rng.randrange(9), 10**9, 0],
        [rng.randrange(10**9)] * size,
        sorted(rng.randrange(99) for _ in range(size)),
        sorted((rng.randrange(99) for _ in range(size)), reverse=True) + [99],
        [rng.randrange(4) for _ in range(size)],
        [rng.randrange(20) for _ in range(2 * size)],
    )
    return cases[test_index % len(cases)]
