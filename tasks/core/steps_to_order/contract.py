def contract(first, second):
    for order in (first, second):
        assert type(order) is list and 1 <= len(order) <= 3200
        assert all(type(number) is int for number in order)
        assert sorted(order) == list(range(1, len(order) + 1))
    assert len(first) == len(second)
