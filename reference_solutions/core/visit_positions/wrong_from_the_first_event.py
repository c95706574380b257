def visit_positions(events: list[tuple[int, int]], pause: int) -> list[int]:
    numbers = []
    began: dict[int, int] = {}
    count: dict[int, int] = {}
    for time, guest in events:
        if guest not in began or time - began[guest] > pause:
            began[guest] = time
            count[guest] = 0
        count[guest] += 1
        numbers.append(count[guest])
    return numbers
