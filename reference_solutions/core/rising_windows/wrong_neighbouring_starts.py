def rising_windows(takings: list[int], width: int) -> list[int]:
    return [
        start
        for start in range(width, len(takings) - width + 1)
        if sum(takings[start : start + width]) > sum(takings[start - 1 : start - 1 + width])
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
