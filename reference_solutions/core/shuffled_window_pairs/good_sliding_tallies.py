"""Slides the 26 counts along and groups the windows by them."""

from collections import defaultdict


def shuffled_window_pairs(text: str, width: int) -> int:
    if width > len(text):
        return 0
    codes = [ord(letter) - 97 for letter in text]
    tally = [0] * 26
    for code in codes[:width]:
        tally[code] += 1
    groups: dict[tuple[int, ...], int] = defaultdict(int)
    groups[tuple(tally)] = 1
    pairs = 0
    for end in range(width, len(codes)):
        tally[codes[end]] += 1
        tally[codes[end - width]] -= 1
        key = tuple(tally)
        pairs += groups[key]
        groups[key] += 1
    return pairs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
