"""Remembers of each guest the last moment that continues the visit, and the number that it would get."""


def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers = []
    deadline: dict[int, int] = {}
    following: dict[int, int] = {}
    for time, guest in events:
        number = following[guest] if deadline.get(guest, -1) >= time else 1
        deadline[guest] = time + pause
        following[guest] = number + 1
        numbers.append(number)
    return numbers
