def contract(limit, factor):
    assert type(limit) is int and 0 <= limit <= 150_000
    assert type(factor) is int and 2 <= factor <= 7
