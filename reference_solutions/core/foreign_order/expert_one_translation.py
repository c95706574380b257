"""Translates all words at once, sorts them as they are then, and translates all of them back."""


def foreign_order(words: list[str], alphabet: str) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    ours = " ".join(words).translate(str.maketrans(alphabet, letters)).split()
    ours.sort()
    return " ".join(ours).translate(str.maketrans(letters, alphabet)).split()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
