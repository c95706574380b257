"""Turns the tray so that marbles roll to the left, and remembers in each row the next free cell."""


def roll_left(row: list[str]) -> list[str]:
    rolled = ["."] * len(row)
    free = 0
    for place, sign in enumerate(row):
        if sign == "#":
            rolled[place] = "#"
            free = place + 1
        elif sign == "o":
            rolled[free] = "o"
            free += 1
    return rolled


def marbles_on_a_tray(tray: list[str], tilts: str) -> list[str]:
    cells = [list(row) for row in tray]
    for tilt in tilts:
        if tilt in "UD":
            cells = [list(column) for column in zip(*cells)]
        if tilt in "DR":
            cells = [roll_left(row[::-1])[::-1] for row in cells]
        else:
            cells = [roll_left(row) for row in cells]
        if tilt in "UD":
            cells = [list(row) for row in zip(*cells)]
    return ["".join(row) for row in cells]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
