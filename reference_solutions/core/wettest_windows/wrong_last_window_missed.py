def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    starts = range(len(gauges[0]) - width)
    return [max(sum(readings[start : start + width]) for readings in gauges) for start in starts]
