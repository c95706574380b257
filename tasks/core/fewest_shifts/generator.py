SPAN = 10**7


def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    step = SPAN // size - 1
    shifts = []
    handover = 0
    if test_index == 0:  # just too short to leave one out: all of them are needed
        handover = min(step // 4, 1000)
        for place in range(size):
            shifts.append((place * step, min(SPAN, (place + 2) * step + handover - rng.randrange(step // 8))))
    elif test_index == 1:  # every second shift is a short one
        for place in range(size):
            shifts.append((place * step, min(SPAN, place * step + step * (3, 1)[place % 2] + rng.randrange(1, step))))
    elif test_index == 2:  # a chain that breaks shortly before the end
        handover = 1
        for place in range(size):
            stop = place * step + rng.randrange(2 * step, 5 * step // 2)
            shifts.append((place * step, stop if place < size * 19 // 20 else place * step + step // 2))
    else:  # a chain of long shifts among others at random
        handover = min(step // 4, 100)
        shifts = [(start, start + 5 * step) for start in range(0, SPAN - 5 * step, 4 * step)]
        while len(shifts) < size:
            start = rng.randrange(SPAN - 5 * step)
            shifts.append((start, start + rng.randrange(2 * step, 5 * step)))
    if level == 1 and test_index in (1, 2):  # few different shifts, and equal ones only
        shifts = rng.choices(shifts[: 5 if test_index == 1 else 1], k=size)
    rng.shuffle(shifts)
    return shifts, rng.randrange(step // 2), max(stop for _, stop in shifts) - rng.randrange(step // 4), handover


def edge_case(rng, size, test_index):
    starts = [rng.randrange(20) for _ in range(size)]
    shifts = [(start, start + rng.randrange(4, 11)) for start in starts]
    chain = [(3 * place, 3 * place + 4) for place in range(size)]
    cases = (
        ([], 0, rng.randrange(1, SPAN), 0),
        ([(2, 9)], 2, 9, rng.randrange(1, 1000)),
        (chain, 0, 3 * size + 1, 1),
        (chain[::-1], 0, 3 * size + 1, 2),
        ([(0, 5), (1, 6), (1, 12), (11, 14), (12, 20)], 1, 20, 0),
        ([(3, 10), (0, 4), (0, 3), (4, 11), (4, 12)], 2, 12, 0),
        ([*shifts, (0, 6)], 3, 24, 2),
        ([*shifts, (0, 9), (8, 17), (15, 25)], 1, 25, 1),
    )
    return cases[test_index % len(cases)]
