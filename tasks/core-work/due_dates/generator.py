from datetime import date, timedelta

FIRST, DAYS = date(2010, 1, 1), 9496


def generate_input(rng, size, level, test_index):
    if level == 0:
        n_cases = (0, 1, 2, 5, 8, 12, size, size)[test_index]
        begin = FIRST + timedelta(rng.randrange(DAYS - 40))
        days = [(begin + timedelta(place)).isoformat() for place in range(30)]
        holidays = rng.sample(days, (0, 0, 1, 3, 4, 9, 15, 22)[test_index])
        cases = [(rng.choice(days), rng.randrange(-6, 7)) for _ in range(n_cases)]
        if test_index == 6:
            holidays += holidays[:3]
        return cases, holidays
    day_of = [(FIRST + timedelta(place)).isoformat() for place in range(DAYS)]
    most = size // 200
    holidays = rng.sample(day_of, (200, 30, 100)[test_index])
    if test_index == 2:  # half a year off in a row
        begin = rng.choice((0, 4000, DAYS - 200))
        holidays = day_of[begin : begin + 199] + holidays[:1]
    cases = [
        (day_of[int(DAYS * place)], int(share * (2 * most + 1)) - most)
        for place, share in [(rng.random(), rng.random()) for _ in range(size - 6)]
    ]
    cases += [(day, n) for day in (day_of[0], day_of[-1]) for n in (-most, 0, most)]
    if test_index == 1:
        cases.sort()
    return cases, holidays
