def contract(values, step):
    assert type(values) is list and len(values) <= 3500
    assert all(type(value) is int and -(10**6) <= value <= 10**6 for value in values)
    assert type(step) is int and -(10**6) <= step <= 10**6
