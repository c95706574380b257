def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # of all lengths, all over the time
        return as_text([tuple(sorted(rng.sample(range(10**6 + 1), 2))) for _ in range(size)])
    whole_hours = []  # crowded: many begin when others end
    for _ in range(size):
        start = 60 * rng.randrange(200)
        whole_hours.append((start, start + 60 * rng.randrange(1, 100)))
    return as_text(whole_hours)


def as_text(bookings):
    return "".join(f"{line}\n" for line in [str(len(bookings)), *(f"{start} {end}" for start, end in bookings)])


def edge_case(rng, size, test_index):
    starts = [rng.randrange(2 * size) for _ in range(2 * size)]
    at = rng.randrange(100)
    cases = (
        as_text([]),
        as_text([(0, 10**6), (0, 1), (10**6 - 1, 10**6), (rng.randrange(1, 10**5), rng.randrange(10**5, 10**6))]),
        as_text([(start, start + rng.randrange(1, 6)) for start in starts]),
        as_text([(at, at + 1)] * size),
        as_text([(place, place + 1) for place in range(size, 0, -1)] + [(at, at + 9)]),
        as_text([(place, 100 - place) for place in range(size)] + [(start, start + 2) for start in starts]),
    )
    return cases[test_index % len(cases)]
