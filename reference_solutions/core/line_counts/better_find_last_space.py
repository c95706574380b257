"""Lets `str.rfind` look for the space at which a line is broken."""


def line_counts(text: str, widths: list[int]) -> list[int]:
    counts = []
    for width in widths:
        count = start = 0
        while start + width < len(text):
            start = text.rfind(" ", start, start + width + 1) + 1
            count += 1
        counts.append(count + (start < len(text)))
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
