"""Sorts by lists of the letters' places in the alphabet."""


def foreign_order(words: list[str], alphabet: str) -> list[str]:
    return sorted(words, key=lambda word: [alphabet.index(letter) for letter in word])
