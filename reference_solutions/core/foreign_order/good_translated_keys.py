"""Sorts by translated words, which compare as the alphabet wants it."""


def foreign_order(words: list[str], alphabet: str) -> list[str]:
    table = str.maketrans(alphabet, "".join(sorted(alphabet)))
    return sorted(words, key=lambda word: word.translate(table))
