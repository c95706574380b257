WORDS = "total price order item count user name cache limit result value index".split()


def code_line(rng, depth):
    kind = rng.random()
    if kind < 0.12:
        return ""
    indent = "    " * (1 + int(depth * rng.random()))
    if kind < 0.2:
        return indent + rng.choice(("return None", "else:", "pass", "continue", "}"))
    a, b = rng.choice(WORDS), rng.choice(WORDS)
    return f"{indent}{a}_{rng.randrange(40)} = {b}.{rng.choice(WORDS)}({a}, {rng.randrange(100)})"


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_old, n_new = (0, 3, 5, 6, 8, 10, 12, 14)[test_index], (3, 0, 5, 7, 8, 9, 12, 13)[test_index]
        letters = "abcd"[: 2 + test_index % 3]
        old, new = [rng.choice(letters) for _ in range(n_old)], [rng.choice(letters) for _ in range(n_new)]
        if test_index == 3:
            new = old[:2] + new + old[3:]
        if test_index == 4:
            old, new = ["top", "", *old, "end"], ["top", "", *new, "end"]
    else:
        n_lines = size - size // 16
        if test_index == 1:  # few different lines
            rows = [f"    {rng.choice(('push', 'pop', 'call', 'jump', 'load', 'store'))} r{rng.randrange(3)}" for _ in range(n_lines)]
        else:
            rows = [code_line(rng, 4) for _ in range(n_lines)]
        n_edits = size // (9, 16, 11)[test_index]
        old, new = list(rows), list(rows)
        if test_index == 2:  # whole blocks moved
            for _ in range(4):
                place, length = rng.randrange(n_lines // 2), n_edits // 8
                block = new[place : place + length]
                del new[place : place + length]
                target = rng.randrange(len(new))
                new[target:target] = block
        for _ in range(n_edits // (2 if test_index == 2 else 1)):
            side = new if rng.random() < 0.6 else old
            place = rng.randrange(len(side))
            kind = rng.random()
            if kind < 0.4:
                side.insert(place, code_line(rng, 4))
            elif kind < 0.7:
                del side[place]
            else:
                side[place] = code_line(rng, 4)
        old, new = old[:size], new[:size]
    return "".join([line + "\n" for line in old]), "".join([line + "\n" for line in new])
