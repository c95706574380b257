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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
