"""Sorts the suffixes; what one shares with the one before it is not new."""


def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    suffixes = sorted(melody[start : start + longest] for start in range(len(melody)))
    count = 0
    previous = ""
    for suffix in suffixes:
        shared = 0
        for old, new in zip(previous, suffix):
            if old != new:
                break
            shared += 1
        count += max(0, len(suffix) - max(shared, shortest - 1))
        previous = suffix
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
