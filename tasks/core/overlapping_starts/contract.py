def contract(text, pattern):
    assert type(text) is str and len(text) <= 80_000
    assert type(pattern) is str and 1 <= len(pattern) <= 200
    assert set(text + pattern) <= set("abcdefghijklmnopqrstuvwxyz")
