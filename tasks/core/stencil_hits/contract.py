LETTERS = set("abcdefghijklmnopqrstuvwxyz")


def contract(text, stencil):
    assert type(text) is str
    assert len(text) <= 24_000
    assert set(text) <= LETTERS
    assert type(stencil) is str
    assert 1 <= len(stencil) <= 600
    assert set(stencil) <= LETTERS | {"?"}
