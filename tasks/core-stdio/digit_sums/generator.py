def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:
        return as_text([digits(rng, "0123456789", rng.randrange(22, 31)) for _ in range(size)])
    return as_text([digits(rng, "56789", rng.randrange(18, 31)) for _ in range(size)])


def digits(rng, choice, length):
    return "".join(rng.choices(choice, k=length))


def as_text(numbers):
    return "".join(f"{number}\n" for number in numbers)


def edge_case(rng, size, test_index):
    cases = (
        "",
        as_text([rng.randrange(10)]),
        as_text(range(2 * size)),
        as_text(["0" * 30, "9" * 30, "0" * 29 + "1", "1" + "0" * 29]),
        as_text([digits(rng, "09", rng.randrange(1, 31)) for _ in range(size)]),
        as_text([digits(rng, "0123456789", rng.randrange(1, 12)) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
