from bisect import bisect_left
from datetime import date, timedelta


def due_dates(cases, holidays):
    if not cases:
        return []
    closed = set(holidays)
    days = [day for day, _ in cases]
    first = (date.fromisoformat(min(days)) - timedelta(days=450)).toordinal()
    last = (date.fromisoformat(max(days)) + timedelta(days=450)).toordinal()
    open_days = []
    for number in range(first, last):
        if number % 7 not in (0, 6):  # neither Sunday nor Saturday
            day = date.fromordinal(number).isoformat()
            if day not in closed:
                open_days.append(day)
    places = {day: place for place, day in enumerate(open_days)}
    result = []
    for day, n in cases:
        if day in places:
            place = places[day] + n
        else:
            place = bisect_left(open_days, day) + (n - 1 if n > 0 else n)
        result.append(open_days[place])
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
