def contract(data, width):
    assert type(data) is bytes and len(data) <= 100_000
    assert type(width) is int and 1 <= width <= 100
