def vocabulary_pieces(text: str, vocabulary: list[str]) -> list[str]:
    """Makes a piece of each skipped letter."""
    words = sorted(vocabulary, key=len, reverse=True)
    pieces = []
    place = 0
    while place < len(text):
        fits = next((word for word in words if text.startswith(word, place)), "")
        pieces.append(fits or f"[{text[place]}]")
        place += len(fits) or 1
    return pieces

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
