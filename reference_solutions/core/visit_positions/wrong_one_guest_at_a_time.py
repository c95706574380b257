def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers: list[int] = []
    for place, (time, guest) in enumerate(events):
        same = place > 0 and events[place - 1][1] == guest and time - events[place - 1][0] <= pause
        numbers.append(numbers[-1] + 1 if same else 1)
    return numbers
