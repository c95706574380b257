LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # the same length all, all day
        shares = [size // 12] * 12
    else:  # one large, several small; many at the same minute
        shares = [size // 3, size // 4, *[size // 30] * 10]
    n_minutes = 1440 if test_index == 0 else 200
    return as_text([timetable(rng, share, n_minutes) for share in shares])


def timetable(rng, length, n_minutes):
    rows = []
    for _ in range(length):
        minute = rng.randrange(n_minutes)
        rows.append(f"{minute // 60:02}:{minute % 60:02} {name(rng)}")
    return sorted(rows)


def name(rng):
    middle = "".join(rng.choices(LETTERS * 2 + "  ", k=rng.randrange(8)))
    return rng.choice(LETTERS) + middle + rng.choice(LETTERS)


def as_text(timetables):
    lines = [str(len(timetables))]
    for rows in timetables:
        lines += [str(len(rows)), *rows]
    return "".join(f"{line}\n" for line in lines)


def edge_case(rng, size, test_index):
    same = timetable(rng, size, 1440)
    cases = (
        as_text([[]] * rng.randrange(1, 13)),
        as_text([timetable(rng, 1, 1440)]),
        as_text([same, [], same, timetable(rng, 2, 1440)]),
        as_text(
            [
                ["23:59 a"],
                ["00:00 z", "23:59 a b"],
                ["23:59 ab"],
                [],
                ["00:00 z", "23:58 zz", "23:59 a"],
                [f"00:00 {name(rng)}"],
            ]
        ),
        as_text([timetable(rng, rng.randrange(size), 1440) for _ in range(12)]),
        as_text([timetable(rng, rng.randrange(size), 3) for _ in range(6)]),
    )
    return cases[test_index % len(cases)]
