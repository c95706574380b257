"""A dictionary tells which lengths to try for a beginning as long as the shortest word, the longest first."""


def vocabulary_pieces(text: str, vocabulary: list[str]) -> list[str]:
    words = set(vocabulary)
    least = min(map(len, vocabulary), default=1)
    lengths_of: dict[str, list[int]] = {}
    for word in sorted(vocabulary, key=len, reverse=True):
        lengths = lengths_of.setdefault(word[:least], [])
        if len(word) not in lengths:
            lengths.append(len(word))
    find = lengths_of.get
    pieces = []
    skipped_from = place = 0
    while place < len(text):
        for length in find(text[place : place + least], ()):
            word = text[place : place + length]
            if word in words:
                if skipped_from < place:
                    pieces.append(f"[{text[skipped_from:place]}]")
                pieces.append(word)
                place += len(word)
                skipped_from = place
                break
        else:
            place += 1
    if skipped_from < place:
        pieces.append(f"[{text[skipped_from:]}]")
    return pieces

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
