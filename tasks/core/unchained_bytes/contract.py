def contract(data, step):
    assert type(data) is bytes
    assert len(data) <= 150_000
    assert type(step) is int
    assert 1 <= step <= 1000
