from datetime import date, timedelta


def due_dates(cases, holidays):
    closed = {date.fromisoformat(day) for day in holidays}
    result = []
    for text, n in cases:
        day = date.fromisoformat(text)
        if n == 0:
            while day.weekday() >= 5 or day in closed:
                day += timedelta(days=1)
        step = timedelta(days=1 if n > 0 else -1)
        left = abs(n)
        while left > 0:
            day += step
            if day.weekday() < 5 and day not in closed:
                left -= 1
        result.append(day.isoformat())
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
