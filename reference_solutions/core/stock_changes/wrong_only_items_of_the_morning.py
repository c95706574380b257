from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    before = Counter(evening)
    after = Counter(morning)
    return [(item, after[item] - before[item]) for item in sorted(after) if after[item] != before[item]]
