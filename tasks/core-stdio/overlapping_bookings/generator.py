def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # of all lengths, all over the day
        return as_text([tuple(sorted(rng.sample(range(1441), 2))) for _ in range(size)])
    quarters = []  # many begin when others end
    for _ in range(size):
        start = 15 * rng.randrange(80)
        quarters.append((start, start + 15 * rng.randrange(1, 17)))
    if level < 3 and test_index == 1:
        quarters.sort(reverse=level == 2)
    return as_text(quarters)


def as_text(bookings):
    return "".join(f"{line}\n" for line in [str(len(bookings)), *(f"{start} {end}" for start, end in bookings)])


def edge_case(rng, size, test_index):
    starts = [rng.randrange(2 * size) for _ in range(2 * size)]
    at = rng.randrange(100)
    cases = (
        as_text([]),
        as_text([(0, 1440), (0, 1), (1439, 1440), (rng.randrange(1, 700), rng.randrange(700, 1439))]),
        as_text([(start, start + rng.randrange(1, 6)) for start in starts]),
        as_text([(at, at + 1)] * size),
        as_text([(place, place + 1) for place in range(size, 0, -1)] + [(at, at + 9)]),
        as_text([(place, 100 - place) for place in range(size)] + [(start, start + 2) for start in starts]),
    )
    return cases[test_index % len(cases)]
