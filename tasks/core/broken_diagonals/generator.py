def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:
        return ([digits(rng, size) for _ in range(size)],)
    if test_index == 1:  # high digits only
        return ([digits(rng, size, "789") for _ in range(size)],)
    if test_index == 2:  # stripes to the right: equal digits along each path
        row = digits(rng, size)
        return ([row[-shift:] + row[:-shift] for shift in range(size)],)
    return ([digits(rng, size - 1, "0000001") + "9" for _ in range(size)],)


def digits(rng, count, choice="0123456789"):
    return "".join(rng.choice(choice) for _ in range(count))


def edge_case(rng, size, test_index):
    cases = (
        [digits(rng, 1)],
        [digits(rng, 2), digits(rng, 2)],
        [digits(rng, 3) for _ in range(3)],
        ["0" * size] * (size - 1) + ["1" + digits(rng, size - 1)],
        ["9" * size] * size,
        [digits(rng, size) for _ in range(size)],
        ["10000000", *["00000000"] * 6, digits(rng, 8)],
        [digits(rng, 12) for _ in range(12)],
    )
    return cases[test_index % len(cases)]
