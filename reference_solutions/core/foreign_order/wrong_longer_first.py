def foreign_order(words: list[str], alphabet: str) -> list[str]:
    return sorted(words, key=lambda word: [alphabet.index(letter) for letter in word] + [26] * (12 - len(word)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
