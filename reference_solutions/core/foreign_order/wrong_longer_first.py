def foreign_order(words: list[str], alphabet: str) -> list[str]:
    return sorted(words, key=lambda word: [alphabet.index(letter) for letter in word] + [26] * (12 - len(word)))
