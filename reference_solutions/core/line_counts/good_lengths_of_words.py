"""Adds up the lengths of the words."""


def line_counts(text: str, widths: list[int]) -> list[int]:
    spaces = [len(word) + 1 for word in text.split()]
    counts = []
    for width in widths:
        count = left = 0
        for space in spaces:
            left -= space
            if left < 0:
                count += 1
                left = width + 1 - space
        counts.append(count)
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
