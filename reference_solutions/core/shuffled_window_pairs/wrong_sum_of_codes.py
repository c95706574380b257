from collections import Counter


def shuffled_window_pairs(text: str, width: int) -> int:
    """Takes windows with equal sums of letters for related."""
    sums = Counter(sum(map(ord, text[start : start + width])) for start in range(len(text) - width + 1))
    return sum(size * (size - 1) // 2 for size in sums.values())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
