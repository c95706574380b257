def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    days = [max(readings) for readings in zip(*gauges)]
    return [sum(days[start : start + width]) for start in range(len(days) - width + 1)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
