def overlapping_starts(text: str, pattern: str) -> list[int]:
    return [start for start in range(len(text) - len(pattern)) if text.startswith(pattern, start)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
