def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    most = size // 120
    beats = most - rng.randrange(most // 10 + 1)
    if test_index == 0:  # as many beats as make the digits of the number in base three large
        power = 1
        while 3 * power - 1 <= most:
            power *= 3
        return digits(rng, size), power - 1
    if test_index == 1:  # one dial alone is not at 0
        place = rng.randrange(size)
        return "0" * place + "2" + "0" * (size - place - 1), beats
    if test_index == 2:  # long stretches of one digit
        text = "".join(rng.choice("012") * rng.randrange(1, 60) for _ in range(size))
        return text[:size], beats
    return digits(rng, size - rng.randrange(20)), beats


def digits(rng, length):
    return "".join(rng.choices("012", k=length))


def edge_case(rng, size, test_index):
    text = digits(rng, size)
    cases = (
        (text, 0),
        (text + "22", 1),
        (rng.choice("12"), rng.randrange(1, 20, 2)),
        (digits(rng, 2) + "1", 4),
        ("1" + digits(rng, 1), 41),
        ("0" * size, 9),
        (text, 3 * size),
        ("2" + text, rng.randrange(150, 250)),
    )
    return cases[test_index % len(cases)]
