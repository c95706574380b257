"""Puts all phrases of each length into a set."""


def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    count = 0
    for length in range(shortest, min(longest, len(melody)) + 1):
        count += len({melody[start : start + length] for start in range(len(melody) - length + 1)})
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
