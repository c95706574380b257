def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    starts = range(len(gauges[0]) - width)
    return [max(sum(readings[start : start + width]) for readings in gauges) for start in starts]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
