def contract(values, width):
    assert type(values) is list and len(values) <= 20_000
    assert all(type(value) is int and -(10**9) <= value <= 10**9 for value in values)
    assert type(width) is int and 1 <= width <= 20_000
