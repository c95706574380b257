def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    tolls = [rng.randrange(-(10**6), 10**6 + 1) for _ in range(size)]
    trips = []
    for _ in range(size):
        start = rng.randrange(size)
        if test_index == 0:  # nearly round the whole ring
            sections = rng.randrange(size * 3 // 4, size)
        else:  # anything from half the ring on, mostly past its seam
            start = rng.randrange(size // 2, size)
            sections = rng.randrange(size // 2, size)
        trips.append((start + 1, (start + sections) % size + 1))
    return as_text(tolls, trips)


def as_text(tolls, trips):
    lines = [f"{len(tolls)} {len(trips)}", " ".join(map(str, tolls))]
    return "".join(f"{line}\n" for line in [*lines, *(f"{a} {b}" for a, b in trips)])


def edge_case(rng, size, test_index):
    tolls = [rng.randrange(-9, 10) for _ in range(size)]
    every = [(a, b) for a in range(1, size + 1) for b in range(1, size + 1)]
    cases = (
        as_text([rng.randrange(-9, 10)], [(1, 1)]),
        as_text(tolls, []),
        as_text(tolls, every),
        as_text([-(10**6)] * size, [(size, size), (1, size), (size, 1), (1, 1), (2, 1)]),
        as_text([10**6, 10**6 - 1], [(2, 1), (1, 2), (1, 1), (2, 2)] * 2),
        as_text([10 ** rng.randrange(7) for _ in range(size)], rng.choices(every, k=size)),
    )
    return cases[test_index % len(cases)]
