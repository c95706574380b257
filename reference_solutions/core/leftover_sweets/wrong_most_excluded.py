def leftover_sweets(parties: list[tuple[int, int, int]]) -> list[int]:
    return [sum(sweets % children for children in range(fewest, most)) for sweets, fewest, most in parties]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
