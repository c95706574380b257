def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    return [len(range(first, n_doors + 1, step)) for first, step in painters]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
