def contract(people, feuds):
    assert type(people) is int and 1 <= people <= 1_000
    assert type(feuds) is list and len(feuds) <= 1_300
    for feud in feuds:
        assert type(feud) is tuple and len(feud) == 2
        assert all(type(person) is int and 0 <= person < people for person in feud)
