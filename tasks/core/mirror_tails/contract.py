def contract(text):
    assert type(text) is str
    assert len(text) <= 1900
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz")
