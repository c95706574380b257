def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # about two of three seats are taken
        taken = sorted(rng.sample(range(1, size + size // 2), size))
        questions = [rng.randrange(size // 2, size) for _ in range(size)]
    else:  # wide apart, in clusters
        taken, seat = [], 0
        while len(taken) < size:
            seat += rng.randrange(1, 1000)
            for _ in range(rng.randrange(1, 20)):
                seat += rng.randrange(1, 3)
                taken.append(seat)
        taken = taken[:size]
        free = taken[-1] - size
        questions = [rng.randrange(free * 3 // 4, free + size) for _ in range(size)]
    return as_text(taken, questions)


def as_text(taken, questions):
    lines = [f"{len(taken)} {len(questions)}", " ".join(map(str, taken)), *map(str, questions)]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    few = sorted(rng.sample(range(1, 3 * size), size))
    cases = (
        as_text([], [1, rng.randrange(2, 10**9), 10**9]),
        as_text(few, []),
        as_text([rng.randrange(1, 4)], [1, 2, 3, 4]),
        as_text(list(range(1, size + 1)), [1, 2, 10**9]),
        as_text([10**9 - 2, 10**9], [10**9, 10**9 - 1, 10**9 - 2, 10**9 - 3, 1]),
        as_text(few, list(range(1, 3 * size))),
    )
    return cases[test_index % len(cases)]
