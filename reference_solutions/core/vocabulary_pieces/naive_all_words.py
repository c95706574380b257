"""Tries all words of the vocabulary at each place."""


def vocabulary_pieces(text: str, vocabulary: list[str]) -> list[str]:
    pieces = []
    skipped = ""
    place = 0
    while place < len(text):
        longest = ""
        for word in vocabulary:
            if len(word) > len(longest) and text.startswith(word, place):
                longest = word
        if longest == "":
            skipped += text[place]
            place += 1
        else:
            if skipped != "":
                pieces.append("[" + skipped + "]")
                skipped = ""
            pieces.append(longest)
            place += len(longest)
    if skipped != "":
        pieces.append("[" + skipped + "]")
    return pieces

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
