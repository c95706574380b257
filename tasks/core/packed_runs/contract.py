def contract(data):
    assert type(data) is bytes
    assert len(data) <= 120_000
    assert data.isascii()
