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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
