def overlapping_starts(text: str, pattern: str) -> list[int]:
    starts = []
    for start in range(len(text) - len(pattern) + 1):
        matches = True
        for offset in range(len(pattern)):
            if text[start + offset] != pattern[offset]:
                matches = False
                break
        if matches:
            starts.append(start)
    return starts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
