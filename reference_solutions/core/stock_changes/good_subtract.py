"""One Counter that goes up with the morning's list and down with the evening's."""

from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    balance = Counter(morning)
    balance.subtract(evening)
    return sorted((item, change) for item, change in balance.items() if change)
