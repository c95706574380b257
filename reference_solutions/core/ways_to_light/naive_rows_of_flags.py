"""Eliminates lamp by lamp in rows of 0 and 1, with the wanted row as the last one."""


def ways_to_light(switches: list[str], wanted: str) -> int:
    rows = [[1 if lamp == "#" else 0 for lamp in lamps] for lamps in switches]
    goal = [1 if lamp == "#" else 0 for lamp in wanted]
    used = 0
    for lamp in range(len(wanted)):
        pivot = None
        for number in range(used, len(rows)):
            if rows[number][lamp] == 1:
                pivot = number
                break
        if pivot is None:
            if goal[lamp] == 1:
                return 0
            continue
        rows[used], rows[pivot] = rows[pivot], rows[used]
        for row in rows[used + 1 :] + [goal]:
            if row[lamp] == 1:
                for place in range(lamp, len(wanted)):
                    row[place] ^= rows[used][place]
        used += 1
    return 2 ** (len(switches) - used)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
