PAIRS = ("()", "[]", "{}")


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    span = int(2 * size**0.5)  # a scan from one start lives about this long before it meets a wrong closer
    if test_index == 0:
        blocks = (balanced(rng, span) for _ in range(size))
    elif test_index == 1:  # deep nests
        blocks = (nest(rng, span // 3) for _ in range(size))
    elif test_index == 2:  # neighbours side by side
        blocks = ("".join(rng.choice(PAIRS) for _ in range(span // 5)) for _ in range(size))
    else:  # nests that miss their last closer
        blocks = (nest(rng, span // 2)[:-1] + balanced(rng, span) for _ in range(size))
    parts, length = [], 0
    while length < size:
        parts.append(next(blocks) + rng.choice(")]}"))
        length += len(parts[-1])
    return ("".join(parts)[:size],)


def balanced(rng, length):
    """A random balanced text of an even length."""
    text, owed = [], []
    remaining = length - length % 2
    while remaining > 0:
        if owed and (len(owed) >= remaining or rng.random() < 0.5):
            text.append(owed.pop())
        else:
            opening, closing = rng.choice(PAIRS)
            text.append(opening)
            owed.append(closing)
        remaining -= 1
    return "".join(text)


def nest(rng, depth):
    pairs = [rng.choice(PAIRS) for _ in range(depth)]
    return "".join(pair[0] for pair in pairs) + "".join(pair[1] for pair in reversed(pairs))


def edge_case(rng, size, test_index):
    cases = (
        "",
        rng.choice("()[]{}"),
        balanced(rng, size),
        "(" * size,
        "]" * size,
        "([)]" + rng.choice(PAIRS) * (size // 4),
        nest(rng, size // 2)[1:],
        "".join(rng.choice("()()[]{}") for _ in range(size)),
    )
    return cases[test_index % len(cases)]
