def same_ones(limit: int, factor: int) -> int:
    return sum(number.bit_count() == (factor * number).bit_count() for number in range(1, limit))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
