"""A text's counts are the digits of one integer; a window's is the difference of those of two prefixes."""

from collections import Counter
from itertools import accumulate
from operator import sub


def shuffled_window_pairs(text: str, width: int) -> int:
    weights = {letter: (width + 1) ** place for place, letter in enumerate(sorted(set(text)))}
    prefixes = list(accumulate(map(weights.__getitem__, text), initial=0))
    groups = Counter(map(sub, prefixes[width:], prefixes))
    return sum(size * (size - 1) // 2 for size in groups.values())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
