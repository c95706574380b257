def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    lengths = (18, 24) if test_index == 0 else (14, 24)
    signs = "0123456789" if test_index == 0 else "123456789"
    return as_text([digits(rng, signs, rng.randrange(lengths[0], lengths[1] + 1)) for _ in range(size)])


def digits(rng, signs, length):
    return "".join(rng.choices(signs, k=length))


def as_text(numbers):
    return "".join(f"{number}\n" for number in numbers)


def edge_case(rng, size, test_index):
    cases = (
        "",
        as_text([rng.randrange(10)]),
        as_text(range(10, 10 + 10 * size, 3)),
        as_text(["0" * 24, "9" * 24, "9" * 23, "5" * 24, "1" + "0" * 23, "0" * 23 + "1", "0" * 22 + "10"]),
        as_text([str(digit) for digit in range(10)] + [f"{digit}0" for digit in range(10)]),
        as_text([digits(rng, "0123456789", rng.randrange(1, 25)) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
