from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    return sorted((Counter(morning) - Counter(evening)).items())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
