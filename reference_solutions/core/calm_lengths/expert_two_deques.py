"""Two queues hold the readings that may still become the highest or the lowest of a stretch."""

from collections import deque


def calm_lengths(readings: list[int], swing: int) -> list[int]:
    highs: deque[int] = deque()
    lows: deque[int] = deque()
    start = 0
    lengths = []
    for end, reading in enumerate(readings, 1):
        while highs and highs[-1] < reading:
            highs.pop()
        highs.append(reading)
        while lows and lows[-1] > reading:
            lows.pop()
        lows.append(reading)
        while highs[0] - lows[0] > swing:
            leaving = readings[start]
            start += 1
            if highs[0] == leaving:
                highs.popleft()
            if lows[0] == leaving:
                lows.popleft()
        lengths.append(end - start)
    return lengths
