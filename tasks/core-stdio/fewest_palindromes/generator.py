def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # long runs and few defects
        letter, other = rng.sample("abcdefghijklmnopqrstuvwxyz", 2)
        text = [letter] * size
        for _ in range(6):
            text[rng.randrange(size)] = other
        return "".join(text) + "\n"
    period = "".join(rng.choice("ab") for _ in range(rng.randrange(3, 6)))  # a palindrome, over and over
    text = list(((period + "c" + period[::-1] + "d") * size)[:size])
    for _ in range(4):
        text[rng.randrange(size)] = rng.choice("abcd")
    return "".join(text) + "\n"


def edge_case(rng, size, test_index):
    half = "".join(rng.choice("abc") for _ in range(2 * size))
    cases = (
        rng.choice("abcdefghijklmnopqrstuvwxyz"),
        "".join(rng.sample("abcdefghijklmnopqrstuvwxyz", size)),
        "".join(rng.choice("ab") for _ in range(4 * size)),
        half + half[::-1],
        half + half[-2::-1] + "a" * size,
        "".join(rng.choice("abc") * rng.randrange(1, 4) for _ in range(size)) + "abcba" + "abccba",
    )
    return cases[test_index % len(cases)] + "\n"
