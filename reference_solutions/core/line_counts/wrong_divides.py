def line_counts(text: str, widths: list[int]) -> list[int]:
    """Breaks within words."""
    return [-(-len(text) // width) for width in widths]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
