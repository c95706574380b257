LETTERS = set("abcdefghijklmnopqrstuvwxyz")


def contract(names):
    assert type(names) is list
    assert len(names) <= 1500
    assert all(type(name) is str and 1 <= len(name) <= 30 and set(name) <= LETTERS for name in names)
