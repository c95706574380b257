def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    if test_index == 0:  # a long row of small brackets
        return (row(rng, size, lambda: formula(rng, 1, 4)),)
    if test_index == 1:  # brackets in brackets, as they come
        return (row(rng, size, lambda: formula(rng, 6, 3)),)
    if test_index == 2:  # deep ones
        return (row(rng, size, lambda: nested(rng, rng.randrange(50, 100))),)
    return (row(rng, size, lambda: "(" * 3 + formula(rng, 2, 3) + ")" * 3),)


def row(rng, size, operand):
    """A formula of about `size` characters: a row of operands, each in brackets."""
    pieces = []
    left = size
    while left > 2000 or not pieces:
        piece = f"({operand()})"
        pieces.append(piece)
        left -= len(piece) + 1
    return joined(rng, pieces)


def joined(rng, operands):
    return operands[0] + "".join(rng.choice("~~<>") + operand for operand in operands[1:])


def number(rng):
    return str(rng.randrange(10 ** rng.randrange(1, 7)))


def formula(rng, depth, longest):
    operands = []
    for _ in range(rng.randrange(1, longest + 1)):
        inner = depth > 0 and rng.random() < 0.6
        operands.append(f"({formula(rng, depth - 1, longest)})" if inner else number(rng))
    return joined(rng, operands)


def nested(rng, depth):
    text = number(rng)
    for _ in range(depth - 1):
        operands = [f"({text})", number(rng)]
        rng.shuffle(operands)
        text = joined(rng, operands)
    return text


def edge_case(rng, size, test_index):
    cases = (
        number(rng),
        "(" * 100 + "1000000" + ")" * 100,
        joined(rng, [number(rng) for _ in range(size)]),
        "5~9~(3<8)>(2>1)~" + number(rng),
        nested(rng, 40),
        joined(rng, [f"({formula(rng, 3, 3)})" for _ in range(size)]),
        "0~(7~(20<(6>(9~4))))<" + number(rng) + ">(3)",
        "(0>0)~((8<3)~(5>2~1))~" + number(rng),
    )
    return cases[test_index % len(cases)]
