def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers = []
    last: dict[int, tuple[int, int]] = {}
    for time, guest in events:
        before, number = last.get(guest, (time - pause, 0))
        number = number + 1 if time - before < pause else 1
        last[guest] = (time, number)
        numbers.append(number)
    return numbers
