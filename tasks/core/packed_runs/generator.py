def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # mostly single bytes
        return (runs(rng, size, (1,) * 150 + (2, 2, 3, 7, 20)),)
    if test_index == 1:  # pairs, and now and then a little more
        return (runs(rng, size, (1, 1, 1, 2) * 30 + (3, 4)),)
    if test_index == 2:  # pictures: some long runs, and detail between them
        return (runs(rng, size, (1,) * 100 + (5, 17, 40, 129, 131, 260, 400)),)
    return (runs(rng, size, (1,) * 90 + (2, 2, 2, 3, 132)),)


def runs(rng, size, lengths):
    pieces = []
    total = 0
    last = 128
    while total < size:
        byte = rng.randrange(127)
        last = byte + (byte >= last)
        length = rng.choice(lengths)
        pieces.append(bytes([last]) * length)
        total += length
    return b"".join(pieces)[:size]


def edge_case(rng, size, test_index):
    byte = bytes([rng.randrange(1, 127)])
    other = bytes([byte[0] ^ 1])
    cases = (
        b"",
        bytes([rng.randrange(128)]),
        b"\n\n\n" + byte + bytes(2) + byte * 2 + bytes(3) + byte * 3 + other * 4,
        bytes(130) + byte * 131 + bytes(132) + byte * 133,
        bytes(260) + byte * 129 + other * 262 + bytes(263),
        bytes(rng.choice(byte + other) for _ in range(20 * size)),
        b"\x7f" * 3 + bytes(1) + runs(rng, 40 * size, (1, 2, 3, 4, 130)),
        b"\0\0\0" + other * 520 + byte + other,
    )
    return cases[test_index % len(cases)]
