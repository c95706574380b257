DIGITS = "0123456789abcdef"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    odd_bases = (3, 5, 6, 7, 9, 11, 12, 13, 14, 15)
    if test_index == 0:  # to bases that no format knows
        rows = [(rng.randrange(2**60, 2**64), rng.randrange(2, 17), rng.choice(odd_bases)) for _ in range(size)]
    else:
        rows = [
            (rng.randrange(2**56, 2**64), rng.randrange(2, 17), rng.choice((2, 3, 4, 5, 6, 7))) for _ in range(size)
        ]
    return as_text(rows)


def written(number, base):
    text = DIGITS[number % base]
    while number >= base:
        number //= base
        text = DIGITS[number % base] + text
    return text


def as_text(rows):
    return "".join(f"{written(number, given)} {given} {wanted}\n" for number, given, wanted in rows)


def edge_case(rng, size, test_index):
    bases = [2, 4, 5, 10, 16]
    some = rng.sample(range(2, 17), 4)
    cases = (
        "",
        as_text([(rng.randrange(2**64), rng.randrange(2, 17), rng.randrange(2, 17))]),
        as_text([(0, base, 18 - base) for base in some] + [(1, 18 - base, base) for base in some]),
        as_text([(base**2 - 1, 10, base) for base in bases] + [(base**2, base, base) for base in bases]),
        as_text([(2**64 - 1, rng.randrange(2, 17), base) for base in (3, 7, 8, 13)]),
        as_text([(rng.randrange(300), rng.randrange(2, 17), rng.choice(some)) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
