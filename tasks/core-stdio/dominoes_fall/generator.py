def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    rows = []
    for number in range(16):
        gap = size // (5 if test_index else 8) + rng.randrange(size // 20)
        left = rng.randrange(size // 2)
        before, after = crowd(rng, left), crowd(rng, size - gap - left)
        if test_index == 0:  # one long gap that closes from one side
            row = before + ("R" if number % 2 else "L") + "." * (gap - 2) + ("R" if number % 2 else "L") + after
        else:  # one longer gap that closes from both sides, not always in the middle of the row
            row = before + "R" + "." * (gap - 2 + number % 2) + "L" + after
        rows.append(row[:size])
    return as_text(rows)


def as_text(rows):
    return "".join(f"{line}\n" for line in [str(len(rows)), *rows])


def crowd(rng, length):
    return "".join(rng.choice("LR....") for _ in range(length))


def edge_case(rng, size, test_index):
    cases = (
        as_text([]),
        as_text([rng.choice("LR."), "L", "R", ".", "." * size]),
        as_text([crowd(rng, rng.randrange(1, 2 * size)) for _ in range(16)]),
        as_text(["R....L", "R...L", "R..L", "R.L", "RL", "L....R", "LR", "R..R", "L..L", "..L", "R..", "..R", "L.."]),
        as_text(["".join(rng.choice("LR") for _ in range(size)) for _ in range(8)]),
        as_text([".L.R..LR..L.R...R.L..L", "RR..LL..R.", "L.L..R.R..L", "." * size + "L", "R" + "." * size]),
    )
    return cases[test_index % len(cases)]
