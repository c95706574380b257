def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    n_items = 5 if test_index == 0 else size // 4
    items = names(rng, n_items)
    entries = [(rng.choice(("in", "out")), rng.choice(items), rng.randrange(1, 10**4)) for _ in range(size)]
    # Late moments: much has happened before.
    questions = [(rng.choice(items), rng.randrange(size * 3 // 4, size + 1)) for _ in range(size * 3 // 4)]
    return as_text(entries, questions)


def names(rng, count):
    found = set()
    while len(found) < count:
        found.add("".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randrange(3, 13))))
    return sorted(found)


def as_text(entries, questions):
    lines = [f"{len(entries)} {len(questions)}"]
    lines += [" ".join(map(str, row)) for row in [*entries, *questions]]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    a, b, c = names(rng, 3)
    few = [(rng.choice(("in", "out")), rng.choice((a, b)), rng.randrange(1, 4)) for _ in range(2 * size)]
    every = [(item, k) for item in (a, b) for k in range(2 * size + 1)]
    cases = (
        as_text([], [(a, 0), ("in", 0)]),
        as_text(few[:3], []),
        as_text(few, every),
        as_text([("in", a, 5), ("out", a, 5), ("out", a, 1), ("in", a, 1)], [(a, k) for k in range(5)]),
        as_text([("in", a, 10**6)] * size + [("out", a, 10**6)] * 2, [(a, size), (a, size + 2), (b, size), (c, 0)]),
        as_text(
            [("in", "in", 3), ("out", "in", 4), ("in", "out", 2), ("out", "out", 1)] + few[:4], [("in", 2), ("out", 4)]
        ),
    )
    return cases[test_index % len(cases)]
