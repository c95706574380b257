"""Looks up in a set what stands at a place, from the longest length of a word to the shortest."""


def vocabulary_pieces(text: str, vocabulary: list[str]) -> list[str]:
    known = set(vocabulary)
    lengths = sorted({len(word) for word in vocabulary}, reverse=True)
    pieces = []
    skipped_from = place = 0
    while place < len(text):
        for length in lengths:
            word = text[place : place + length]
            if word in known:
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
