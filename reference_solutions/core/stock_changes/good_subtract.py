"""One Counter that goes up with the morning's list and down with the evening's."""

from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    balance = Counter(morning)
    balance.subtract(evening)
    return sorted((item, change) for item, change in balance.items() if change)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
