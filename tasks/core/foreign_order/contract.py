LETTERS = "abcdefghijklmnopqrstuvwxyz"


def contract(words, alphabet):
    assert type(words) is list and len(words) <= 8000, "there are 0 to 8,000 words"
    assert all(type(word) is str and 1 <= len(word) <= 12 for word in words), "words have 1 to 12 letters"
    assert set().union(*words) <= set(LETTERS), "words consist of letters"
    assert type(alphabet) is str and sorted(alphabet) == list(LETTERS), "the alphabet holds each letter once"
