def line_counts(text: str, widths: list[int]) -> list[int]:
    """Wants room for the space at the end of a line."""
    counts = []
    for width in widths:
        count = left = 0
        for word in text.split():
            left -= len(word) + 1
            if left < 0:
                count += 1
                left = width - len(word) - 1
        counts.append(count)
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
