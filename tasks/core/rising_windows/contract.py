def contract(takings, width):
    assert type(takings) is list and len(takings) <= 32000
    assert all(type(amount) is int and 0 <= amount <= 9999 for amount in takings)
    assert type(width) is int and 1 <= width <= 30
