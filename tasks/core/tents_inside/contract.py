def contract(tents):
    assert type(tents) is list and len(tents) <= 4000, "there are 0 to 4,000 tents"
    for tent in tents:
        assert type(tent) is tuple and len(tent) == 2, "a tent is a pair"
        left, right = tent
        assert type(left) is int and type(right) is int, "ends are integers"
        assert 0 <= left < right <= 10**6, "ends are in order and within bounds"
