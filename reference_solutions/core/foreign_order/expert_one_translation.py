"""Translates all words at once, sorts them as they are then, and translates all of them back."""


def foreign_order(words: list[str], alphabet: str) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    ours = " ".join(words).translate(str.maketrans(alphabet, letters)).split()
    ours.sort()
    return " ".join(ours).translate(str.maketrans(letters, alphabet)).split()
