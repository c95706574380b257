def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    days = [max(readings) for readings in zip(*gauges)]
    return [sum(days[start : start + width]) for start in range(len(days) - width + 1)]
