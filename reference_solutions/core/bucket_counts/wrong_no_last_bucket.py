def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    lows = [0, *bounds[:-1]]
    return [sum(low <= egg < high for egg in eggs) for low, high in zip(lows, bounds)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
