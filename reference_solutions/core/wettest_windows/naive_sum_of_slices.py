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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
