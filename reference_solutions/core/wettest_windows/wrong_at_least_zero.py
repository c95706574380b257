def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    answer = []
    for start in range(len(gauges[0]) - width + 1):
        wettest = 0
        for readings in gauges:
            wettest = max(wettest, sum(readings[start : start + width]))
        answer.append(wettest)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
