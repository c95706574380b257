def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    return [
        sum(weight * value for weight, value in enumerate(values[first : last + 1], 1)) for first, last in walks
    ]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
