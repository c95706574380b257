def distinct_in_windows(values: list[int], width: int) -> list[int]:
    return [len(set(values[start : start + width])) for start in range(len(values) - width + 1)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
