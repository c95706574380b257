"""The last word not after what stands at a place begins with all words that do fit, or fits itself."""

from bisect import bisect


def vocabulary_pieces(text: str, vocabulary: list[str]) -> list[str]:
    words = ["", *sorted(vocabulary)]
    shorter = {}  # the longest other word that a word begins with
    chain = [""]
    for word in words[1:]:
        while not word.startswith(chain[-1]):
            chain.pop()
        shorter[word] = chain[-1]
        chain.append(word)
    pieces = []
    skipped_from = place = 0
    while place < len(text):
        ahead = text[place : place + 16]
        word = words[bisect(words, ahead) - 1]
        while not ahead.startswith(word):
            word = shorter[word]
        if word:
            if skipped_from < place:
                pieces.append(f"[{text[skipped_from:place]}]")
            pieces.append(word)
            place += len(word)
            skipped_from = place
        else:
            place += 1
    if skipped_from < place:
        pieces.append(f"[{text[skipped_from:]}]")
    return pieces

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
