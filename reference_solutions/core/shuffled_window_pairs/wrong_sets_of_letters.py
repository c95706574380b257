from collections import Counter


def shuffled_window_pairs(text: str, width: int) -> int:
    """Forgets how often a letter occurs."""
    sets = Counter(frozenset(text[start : start + width]) for start in range(len(text) - width + 1))
    return sum(size * (size - 1) // 2 for size in sets.values())
