def contract(text, width):
    assert type(text) is str
    assert len(text) <= 4700
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz")
    assert type(width) is int
    assert 1 <= width <= 4700
