"""Sorts the letters of each window and compares all pairs."""


def shuffled_window_pairs(text: str, width: int) -> int:
    windows = ["".join(sorted(text[start : start + width])) for start in range(len(text) - width + 1)]
    pairs = 0
    for i in range(len(windows)):
        for j in range(i + 1, len(windows)):
            if windows[i] == windows[j]:
                pairs += 1
    return pairs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
