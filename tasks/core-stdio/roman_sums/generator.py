STEPS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
STEPS += ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    pairs = []
    for _ in range(size):
        if test_index == 0:  # numbers with long numerals
            one, other = (int("".join(rng.choices("378", k=3))) for _ in range(2))
            pairs.append((one + 1000, other))
        else:
            one = rng.randrange(1000, 3000)
            pairs.append((one, rng.randrange(100, 4000 - one)))
    return as_text(pairs)


def roman(number):
    text = ""
    for value, letters in STEPS:
        text += letters * (number // value)
        number %= value
    return text


def as_text(pairs):
    return "".join(f"{roman(one)}+{roman(other)}\n" for one, other in pairs)


def edge_case(rng, size, test_index):
    tens = [10**power * digit for power in range(3) for digit in range(1, 10)]
    cases = (
        "",
        as_text([(rng.randrange(1, 2000), rng.randrange(1, 2000))]),
        as_text([(number, 1) for number in range(1, 3 * size)]),
        as_text([(1, 3998), (3000, 999), (1999, 2000), (1000, 1), (900, 99), (444, 444), (4, 5)]),
        as_text([(ten, rng.choice(tens)) for ten in tens[:: 1 + test_index % 2]][: 4 * size]),
        as_text([(rng.randrange(1, 2000), rng.randrange(1, 2000)) for _ in range(2 * size)]),
    )
    return cases[test_index % len(cases)]
