from bisect import bisect_left
from datetime import date, timedelta

DAYS = [f"-{day:02d}" for day in range(1, 32)]


def due_dates(cases, holidays):
    """A calendar of texts, which sort as their days do; no case is read as a date. It begins so long before the
    cases, and ends so long after them, that all answers lie in it."""
    if not cases:
        return []
    closed = set(holidays)
    days, numbers = zip(*cases)
    most = max(max(numbers), -min(numbers))
    reach = timedelta(2 * (most + len(closed)) + 30)
    start = date.fromisoformat(min(days)) - reach
    stop = date.fromisoformat(max(days)) + reach
    calendar = []
    for number in range(start.year * 12 + start.month - 1, stop.year * 12 + stop.month):
        year, month = divmod(number, 12)
        n_days = 31 - month % 7 % 2 if month != 1 else 28 + (year % 4 == 0)
        text = f"{year}-{month + 1:02d}"
        calendar += [text + day for day in DAYS[:n_days]]
    del calendar[: -start.replace(day=1).weekday() % 7]  # from the first Monday on
    del calendar[5::7]
    del calendar[5::6]
    open_days = [day for day in calendar if day not in closed]
    places = dict(zip(open_days, range(len(open_days))))
    result = []
    for day, n, place in zip(days, numbers, map(places.get, days)):
        if place is None:
            place = bisect_left(open_days, day) - (n > 0)
        result.append(open_days[place + n])
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
