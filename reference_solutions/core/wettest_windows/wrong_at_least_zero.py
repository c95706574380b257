def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    answer = []
    for start in range(len(gauges[0]) - width + 1):
        wettest = 0
        for readings in gauges:
            wettest = max(wettest, sum(readings[start : start + width]))
        answer.append(wettest)
    return answer
