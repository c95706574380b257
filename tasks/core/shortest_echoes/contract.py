def contract(text):
    assert type(text) is str
    assert len(text) <= 4500
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz")
