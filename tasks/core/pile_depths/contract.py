def contract(requests):
    assert type(requests) is list and len(requests) <= 7000
    assert all(type(file) is int and -(10**9) <= file <= 10**9 for file in requests)
