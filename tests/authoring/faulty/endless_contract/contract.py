def contract(values):
    assert type(values) is list
    while len(values) > 300:
        pass
    assert all(type(value) is int and -(10**6) <= value <= 10**6 for value in values)
