def contract(wishes, farewell):
    assert type(wishes) is list and len(wishes) <= 2000
    assert all(type(wish) is int and 0 <= wish <= 2000 for wish in wishes)
    assert type(farewell) is int and 0 <= farewell <= 100
