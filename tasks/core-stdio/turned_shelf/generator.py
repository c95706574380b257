def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        volumes = sorted(rng.sample(range(10**9 + 1), size))
        questions = [rng.randrange(10**9 + 1) for _ in range(size)]
    else:  # close together; most questions hit a volume, or are one beside it
        start = rng.randrange(10**9 - 4 * size)
        volumes = sorted(rng.sample(range(start, start + 3 * size), size))
        questions = [rng.choice(volumes) + rng.randrange(2) for _ in range(size)]
    return as_text(turned(volumes, rng.randrange(size)), questions)


def turned(volumes, place):
    return volumes[place:] + volumes[:place]


def as_text(volumes, questions):
    lines = [f"{len(volumes)} {len(questions)}", " ".join(map(str, volumes)), *map(str, questions)]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    few = sorted(rng.sample(range(1, 3 * size), size))
    every = list(range(3 * size + 1))
    cases = (
        as_text([rng.randrange(1, 10**9)], [0, 10**9]),
        as_text(few, every),
        as_text(turned(few, 1), every),
        as_text(turned(few, size - 1), every),
        as_text([10**9, 0], [10**9, 0, 1, 10**9 - 1]),
        as_text(turned(few, rng.randrange(2, size - 1)), every),
    )
    return cases[test_index % len(cases)]
