def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    data = rng.randbytes(size - rng.randrange(9))
    if test_index == 0:
        return data, 3
    if test_index == 1:
        return data, 7
    if test_index == 2:  # mostly frames without damage
        frames = [rng.randbytes(1) * 4 for _ in range(size // 4 - 9)]
        return b"".join(frames) + data[:9], 4
    return bytes(byte | 127 for byte in data), 5


def edge_case(rng, size, test_index):
    data = rng.randbytes(size)
    cases = (
        (b"", rng.randrange(1, 9)),
        (data, 1),
        (data, size),
        (data, size + 1),
        (data, 5),
        (bytes(range(256)), 1),
        (bytes([0, 0, 0, 128, 0, 0, 0, 1, 1, 0]), 3),
        (rng.randbytes(230), rng.randrange(90, 101)),
    )
    return cases[test_index % len(cases)]
