def contract(kinds):
    assert type(kinds) is list and len(kinds) <= 4500
    assert all(type(kind) is int and 0 <= kind <= 10**9 for kind in kinds)
