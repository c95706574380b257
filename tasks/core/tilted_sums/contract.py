def contract(values, walks):
    assert type(values) is list and 1 <= len(values) <= 1800
    assert all(type(value) is int and -(10**5) <= value <= 10**5 for value in values)
    assert type(walks) is list and len(walks) <= 3600
    assert all(type(walk) is tuple and len(walk) == 2 for walk in walks)
    assert all(type(place) is int and 0 <= place < len(values) for walk in walks for place in walk)
