def marbles_on_a_tray(tray: list[str], tilts: str) -> list[str]:
    for tilt in tilts:
        if tilt in "UD":
            tray = ["".join(column) for column in zip(*tray)]
        rolled = []
        for row in tray:
            marbles, free = row.count("o"), [place for place, sign in enumerate(row) if sign != "#"]
            chosen = set(free[:marbles] if tilt in "UL" else free[len(free) - marbles :])
            signs = ("#" if sign == "#" else "o" if place in chosen else "." for place, sign in enumerate(row))
            rolled.append("".join(signs))
        tray = rolled
        if tilt in "UD":
            tray = ["".join(row) for row in zip(*tray)]
    return tray

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
