"""Remembers of each guest, in one number, the last moment that continues the visit and the number it would get."""


def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers = []
    note = numbers.append
    visits: dict[int, list[int]] = {}
    find = visits.get
    for time, guest in events:
        visit = find(guest)
        if visit is None:
            visits[guest] = [time + pause, 1]
            note(1)
        elif visit[0] < time:
            visit[0] = time + pause
            visit[1] = 1
            note(1)
        else:
            visit[0] = time + pause
            visit[1] = number = visit[1] + 1
            note(number)
    return numbers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
