"""Counters tally both lists within the interpreter; only different items are left for a loop."""

from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    balance = dict(Counter(morning))
    for item, times in Counter(evening).items():
        balance[item] = balance.get(item, 0) - times
    return sorted([change for change in balance.items() if change[1]])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
