"""Sorts by translated words, which compare as the alphabet wants it."""


def foreign_order(words: list[str], alphabet: str) -> list[str]:
    table = str.maketrans(alphabet, "".join(sorted(alphabet)))
    return sorted(words, key=lambda word: word.translate(table))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
