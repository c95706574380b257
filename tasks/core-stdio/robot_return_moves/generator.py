def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # drifting away: nearly every move finds a new cell
        walks = [drifting(rng, size) for _ in range(14)]
    else:  # growing squares, like a coil, with some steps back and forth
        walks = [coil(rng, size) for _ in range(14)]
    return as_text(walks)


def as_text(walks):
    return "".join(f"{line}\n" for line in [str(len(walks)), *walks])


def drifting(rng, size):
    main, *others = rng.sample("NESW", 4)
    others.remove({"N": "S", "S": "N", "E": "W", "W": "E"}[main])
    return "".join(rng.choice(main * 3 + others[0] + others[1]) for _ in range(size))


def coil(rng, size):
    turns = rng.choice(("NESW", "NWSE", "ESWN", "WSEN"))
    parts, side = [], 1
    while sum(map(len, parts)) < size:
        parts.append(turns[side % 4] * (side // 2 + 1))
        if rng.random() < 0.15:
            parts.append({"N": "SN", "S": "NS", "E": "WE", "W": "EW"}[turns[side % 4]])
        side += 1
    return "".join(parts)[:size]


def edge_case(rng, size, test_index):
    every = ["".join(rng.choice("NESW") for _ in range(rng.randrange(1, 3 * size))) for _ in range(12)]
    cases = (
        as_text([]),
        as_text(["N", "E", "S", "W", "NS", "SN", "EW", "WE", "NE", "ES", "SW", "WN"]),
        as_text(every),
        as_text(["N" * size + "S" * size, "E" * size + "W" * size, "W" * size + "E" * size, "S" * size + "N" * size]),
        as_text(["NESW" * size, "ENWS" * 2, "N" * 3 * size + "W", "E" * 3 * size + "S", "W" * 3 * size + "N"]),
        as_text([drifting(rng, 3 * size) for _ in range(4)] + [coil(rng, 3 * size) for _ in range(4)]),
    )
    return cases[test_index % len(cases)]
