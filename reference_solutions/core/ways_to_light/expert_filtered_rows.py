"""Rows as integers; each row with its lowest lamp is added at once to all rows left that have this lamp, too."""

DIGITS = str.maketrans("#.", "10")


def ways_to_light(switches: list[str], wanted: str) -> int:
    goal = int(wanted.translate(DIGITS), 2)
    rows = [int(lamps.translate(DIGITS), 2) for lamps in switches]
    free = 0
    while rows:
        row = rows.pop()
        if row:
            lamp = row & -row
            rows = [other ^ row if other & lamp else other for other in rows]
            if goal & lamp:
                goal ^= row
        else:
            free += 1
    return 0 if goal else 1 << free

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
