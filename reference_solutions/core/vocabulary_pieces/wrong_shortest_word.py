def vocabulary_pieces(text: str, vocabulary: list[str]) -> list[str]:
    """Takes the shortest word that fits."""
    words = sorted(vocabulary, key=len)
    pieces = []
    skipped = ""
    place = 0
    while place < len(text):
        fits = next((word for word in words if text.startswith(word, place)), "")
        if fits:
            pieces += [f"[{skipped}]", fits] if skipped else [fits]
            skipped = ""
        else:
            skipped += text[place]
        place += len(fits) or 1
    return [*pieces, f"[{skipped}]"] if skipped else pieces
