def contract(evening, morning):
    for pieces in (evening, morning):
        assert type(pieces) is list and len(pieces) <= 20000
        assert all(type(item) is int and 0 <= item <= 9999 for item in pieces)
    assert len(set(evening + morning)) <= 60
