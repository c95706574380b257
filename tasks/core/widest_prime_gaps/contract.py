def contract(ranges):
    assert type(ranges) is list and len(ranges) <= 1_000
    for pair in ranges:
        assert type(pair) is tuple
        low, high = pair
        assert type(low) is int and type(high) is int
        assert 0 <= low <= high <= 60_000
