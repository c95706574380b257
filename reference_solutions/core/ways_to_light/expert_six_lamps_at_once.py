"""Settles six lamps at once: of the switches that are needed for them, all choices are tabulated by what they light."""

DIGITS = str.maketrans("#.", "10")


def ways_to_light(switches: list[str], wanted: str) -> int:
    goal = int(wanted.translate(DIGITS), 2)
    rows = [int(lamps.translate(DIGITS), 2) for lamps in switches]
    for _ in range(0, len(wanted), 6):
        choices = {0: 0}
        left = []
        for row in rows:
            lamps = row & 63
            if lamps in choices:
                left.append((row ^ choices[lamps]) >> 6)
            else:
                choices |= {lit ^ lamps: chosen ^ row for lit, chosen in choices.items()}
        if goal & 63 not in choices:
            return 0
        goal = (goal ^ choices[goal & 63]) >> 6
        rows = left
    return 1 << len(rows)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
