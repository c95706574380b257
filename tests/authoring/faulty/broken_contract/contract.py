def contract(values):
    assert type(values) is list
    assert len(values) <= 999
    assert all(type(value) is int and -(10**6) <= value <= 10**6 for value in values)
