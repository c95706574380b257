def overlapping_starts(text: str, pattern: str) -> list[int]:
    starts = []
    here = text.find(pattern)
    while here >= 0:
        starts.append(here)
        here = text.find(pattern, here + len(pattern))
    return starts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
