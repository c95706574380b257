"""A byte for each place says how many letters of its word lie before it: a line ends that far back."""

RAMP = bytes(range(21))


def line_counts(text: str, widths: list[int]) -> list[int]:
    if not text:
        return [0] * len(widths)
    back = b"".join([RAMP[: len(word) + 1] for word in text.split(" ")])
    size = len(back)
    back += bytes(max(widths, default=0) + 1)
    counts = []
    for width in widths:
        step = width + 1
        at = count = 0
        while at < size:
            at += step
            at -= back[at]
            count += 1
        counts.append(count)
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
