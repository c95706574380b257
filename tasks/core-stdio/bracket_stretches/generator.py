OPENERS = "([{"
PARTNERS = {"(": ")", "[": "]", "{": "}"}


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # hardly anything is ever closed, so that every start reads on to the end
        lines = [rarely_closed(rng, size) for _ in range(16)]
    else:  # deep nests, some of them broken, behind brackets that stay open
        lines = [nests(rng, size) for _ in range(16)]
    return as_text(lines)


def as_text(lines):
    return "".join(f"{line}\n" for line in [str(len(lines)), *lines])


def rarely_closed(rng, size):
    parts = []
    while sum(map(len, parts)) < size:
        parts.append(rng.choice(OPENERS) * rng.randrange(1, 6))
        parts.append(sound(rng, rng.randrange(10)))
    return "".join(parts)[:size]


def nests(rng, size):
    line = "".join(rng.choice(OPENERS) for _ in range(size // 4))
    while len(line) < size:
        depth = rng.randrange(size // 6, size // 3)
        opened = [rng.choice(OPENERS) for _ in range(depth)]
        line += "".join(opened) + "".join(PARTNERS[sign] for sign in reversed(opened))
    line = line[:size]
    if rng.random() < 0.5:
        place = rng.randrange(size)
        line = line[:place] + rng.choice("()[]{}") + line[place + 1 :]
    return line


def sound(rng, pairs):
    """A random sound text of so many pairs."""
    if pairs == 0:
        return ""
    inside = rng.randrange(pairs)
    sign = rng.choice(OPENERS)
    return sign + sound(rng, inside) + PARTNERS[sign] + sound(rng, pairs - 1 - inside)


def edge_case(rng, size, test_index):
    few = ["".join(rng.choice("()[]{}") for _ in range(rng.randrange(1, size))) for _ in range(8)]
    mended = [sound(rng, rng.randrange(1, size // 2)) for _ in range(4)]
    cases = (
        as_text([]),
        as_text([rng.choice("()[]{}")]),
        as_text(few),
        as_text([line + rng.choice("([{)]}") + line for line in mended] + [line[1:] for line in mended]),
        as_text(["()" * size, "(" * size, "[" * size + "]" * size, "([)]", "(]", "())()", "()(()", "{()"]),
        as_text(["".join(rng.choice("()") for _ in range(2 * size)) for _ in range(8)]),
    )
    return cases[test_index % len(cases)]
