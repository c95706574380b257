from collections import Counter


def stock_changes(evening: list[int], morning: list[int]) -> list[tuple[int, int]]:
    return sorted((Counter(morning) - Counter(evening)).items())
