"""Counters tally both lists within the interpreter; only different items are left for a loop."""

from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    balance = dict(Counter(morning))
    for item, times in Counter(evening).items():
        balance[item] = balance.get(item, 0) - times
    return sorted([change for change in balance.items() if change[1]])
