"""Tries the bounds one after the other for every egg."""


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    counts = [0] * (len(bounds) + 1)
    for egg in eggs:
        bucket = 0
        while bucket < len(bounds) and egg >= bounds[bucket]:
            bucket += 1
        counts[bucket] += 1
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
