"""Sorts the letters of each window and compares all pairs."""


def shuffled_window_pairs(text: str, width: int) -> int:
    windows = ["".join(sorted(text[start : start + width])) for start in range(len(text) - width + 1)]
    pairs = 0
    for i in range(len(windows)):
        for j in range(i + 1, len(windows)):
            if windows[i] == windows[j]:
                pairs += 1
    return pairs
