from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    balance = Counter(morning)
    balance.subtract(evening)
    return sorted(balance.items())
