def contract(arguments, calls):
    capacity, lifetime = arguments
    assert 1 <= capacity <= 200 and lifetime >= 1
    assert len(calls) <= 36_000
    earlier = 0
    for method, now, *rest in calls:
        assert type(now) is int and now >= earlier
        earlier = now
        assert (method, len(rest)) in (("put", 2), ("get", 1), ("live", 0))
        assert all(type(text) is str and 1 <= len(text) <= 20 for text in rest)
