from bisect import bisect_left
from datetime import date, timedelta


def due_dates(cases, holidays):
    closed = sorted(date.fromisoformat(day) for day in holidays if date.fromisoformat(day).weekday() < 5)
    result = []

    def open_before(day):
        weeks, rest = divmod(day.toordinal() - 1, 7)
        return 5 * weeks + min(rest, 5) - bisect_left(closed, day)

    for text, n in cases:
        day = date.fromisoformat(text)
        after = day + timedelta(1)
        wanted = open_before(after) + n if n > 0 else open_before(day) + n + 1
        guess = day + timedelta(7 * n // 5)
        while open_before(guess + timedelta(1)) < wanted:
            guess += timedelta(1)
        while open_before(guess) >= wanted:
            guess -= timedelta(1)
        result.append(guess.isoformat())
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
