def contract(guests):
    assert type(guests) is list and len(guests) <= 45000
    assert all(type(guest) is int and 0 <= guest <= 9999 for guest in guests)
    assert len(set(guests)) <= 24
