def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers: list[int] = []
    for place, (time, guest) in enumerate(events):
        number = 1
        for earlier in range(place - 1, -1, -1):
            earlier_time, earlier_guest = events[earlier]
            if earlier_guest == guest:
                if time - earlier_time <= pause:
                    number = numbers[earlier] + 1
                break
        numbers.append(number)
    return numbers
