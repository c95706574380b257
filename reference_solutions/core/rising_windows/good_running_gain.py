"""Moves both windows on by one day at a time and keeps the difference of their sums."""


def rising_windows(takings: list[int], width: int) -> list[int]:
    gain = sum(takings[width : 2 * width]) - sum(takings[:width])
    starts = []
    for start in range(width, len(takings) - width + 1):
        if gain > 0:
            starts.append(start)
        if start + width < len(takings):
            gain += takings[start + width] - 2 * takings[start] + takings[start - width]
    return starts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
