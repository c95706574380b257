def line_counts(text: str, widths: list[int]) -> list[int]:
    """Breaks within words."""
    return [-(-len(text) // width) for width in widths]
