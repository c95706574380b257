def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    events = sorted([(start, 1) for start, _ in intervals] + [(end, -1) for _, end in intervals])
    total = 0
    open_now = 0
    previous = 0
    for position, step in events:
        if open_now == depth:
            total += position - previous
        open_now += step
        previous = position
    return total
