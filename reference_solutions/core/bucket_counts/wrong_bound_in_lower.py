from bisect import bisect_left


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    counts = [0] * (len(bounds) + 1)
    for egg in eggs:
        counts[bisect_left(bounds, egg)] += 1
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
