LETTERS = set("abcdefghijklmnopqrstuvwxyz")


def contract(text, vocabulary):
    assert type(text) is str
    assert len(text) <= 6000
    assert set(text) <= LETTERS
    assert type(vocabulary) is list
    assert len(vocabulary) <= 1000
    assert len(set(vocabulary)) == len(vocabulary)
    assert all(type(word) is str and 1 <= len(word) <= 16 and set(word) <= LETTERS for word in vocabulary)
