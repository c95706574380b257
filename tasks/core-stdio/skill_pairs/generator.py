def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # hardly any two have a skill in common
        return as_text([rng.sample(range(60), rng.randrange(8, 12)) for _ in range(size)])
    return as_text([rng.sample(range(60), rng.randrange(11, 16)) for _ in range(size)])


def as_text(people):
    lines = [str(len(people)), *(" ".join(map(str, skills)) for skills in people)]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    skill = rng.randrange(60)
    cases = (
        as_text([[skill], [skill]]),
        as_text([[0], [59], [1, 0], [58, 59], rng.sample(range(2, 58), 2)]),
        as_text([rng.sample(range(60), 40) for _ in range(2)] + [[skill]] * 3),
        as_text([[skill]] * size),
        as_text([rng.sample(range(8), rng.randrange(1, 5)) for _ in range(3 * size)]),
        as_text([rng.sample(range(60), rng.randrange(1, 9)) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
