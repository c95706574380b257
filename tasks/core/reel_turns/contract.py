LETTERS = set("abcdefghijklmnopqrstuvwxyz")


def contract(reel, words):
    assert type(reel) is str
    assert 1 <= len(reel) <= 1000
    assert set(reel) <= LETTERS
    assert type(words) is list
    assert len(words) <= 600
    assert all(type(word) is str and len(word) <= 40 and set(word) <= LETTERS for word in words)
