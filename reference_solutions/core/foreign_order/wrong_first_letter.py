def foreign_order(words: list[str], alphabet: str) -> list[str]:
    return sorted(words, key=lambda word: (alphabet.index(word[0]), word))
