def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    events = []
    for start, end in intervals:
        events.append((start, 1))
        events.append((end, -1))
    events.sort()
    total = 0
    open_now = 0
    previous = 0
    for position, step in events:
        if open_now >= depth:
            total += position - previous
        open_now += step
        previous = position
    return total
