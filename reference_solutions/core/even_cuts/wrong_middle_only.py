def even_cuts(kinds: list[int]) -> list[int]:
    for cut in range(1, len(kinds)):
        if len(set(kinds[:cut])) == len(set(kinds[cut:])):
            return [cut]
    return []

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
