def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    """Compares neighbours by the shared part only, as if there were no lower bound."""
    suffixes = sorted(melody[start:] for start in range(len(melody)))
    count = 0
    previous = ""
    for suffix in suffixes:
        shared = 0
        while shared < min(len(previous), len(suffix)) and previous[shared] == suffix[shared]:
            shared += 1
        count += max(0, min(longest, len(suffix)) - shared)
        previous = suffix
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
