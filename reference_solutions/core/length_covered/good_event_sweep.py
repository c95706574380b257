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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
