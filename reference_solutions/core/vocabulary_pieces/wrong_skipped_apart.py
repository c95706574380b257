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
