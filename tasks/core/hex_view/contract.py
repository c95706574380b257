def contract(data, first_address, width):
    assert type(data) is bytes
    assert len(data) <= 65_000
    assert type(first_address) is int and type(width) is int
    assert 0 <= first_address <= 2 * 10**9
    assert 1 <= width <= 64
