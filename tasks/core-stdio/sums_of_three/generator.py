def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # close together: many ways
        step = rng.randrange(1, 1000)
        numbers = [step * number for number in rng.sample(range(-3 * size, 3 * size), size)]
        targets = [step * rng.randrange(-size, size) for _ in range(4)]
    else:  # anywhere: hardly any
        numbers = rng.sample(range(-(10**6), 10**6 + 1), size)
        targets = [sum(rng.sample(numbers, 3)) // 3 for _ in range(3)] + [sum(numbers[:3])]
    return as_text(numbers, targets)


def as_text(numbers, targets):
    lines = [f"{len(numbers)} {len(targets)}", " ".join(map(str, numbers)), " ".join(map(str, targets))]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    few = rng.sample(range(-size, size), size)
    evens = rng.sample(range(0, 40, 2), size + 2)
    top = 10**6
    cases = (
        as_text(few[:3], [sum(few[:3]), sum(few[:3]) + 1]),
        as_text([-1, 1, 0], [0]),
        as_text(few, [rng.randrange(-3, 4), min(few) * 3, max(few) * 3, sum(sorted(few)[:3])]),
        as_text([top, top - 1, top - 2, -top, 1 - top, 2 - top], [3 * top - 3, 3 - 3 * top, 3 * top, -top]),
        as_text(evens, [sum(sorted(evens)[-3:]), sum(rng.sample(evens, 3)), rng.randrange(30, 80, 2), 41]),
        as_text(rng.sample(range(2 * size), size + 2), [3, rng.randrange(12, 20), 6 * size - 6]),
    )
    return cases[test_index % len(cases)]
