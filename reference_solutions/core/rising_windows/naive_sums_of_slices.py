def rising_windows(takings: list[int], width: int) -> list[int]:
    starts = []
    for start in range(width, len(takings) - width + 1):
        before = sum(takings[start - width : start])
        after = sum(takings[start : start + width])
        if after > before:
            starts.append(start)
    return starts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
