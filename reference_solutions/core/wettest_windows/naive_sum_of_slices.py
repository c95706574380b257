"""Adds up the days of each window for each gauge."""


def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    days = len(gauges[0])
    answer = []
    for start in range(days - width + 1):
        wettest = None
        for readings in gauges:
            total = sum(readings[start : start + width])
            if wettest is None or total > wettest:
                wettest = total
        answer.append(wettest)
    return answer
