def contract(text):
    assert type(text) is str and len(text) <= 24_000
    assert set(text) <= set("()[]{}")
