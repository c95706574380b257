def contract(arguments, calls):
    (plans,) = arguments
    assert type(plans) is dict and 1 <= len(plans) <= 200
    for limit, window in plans.values():
        assert type(limit) is int and 1 <= limit <= 100_000 and type(window) is int and 1 <= window <= 1_000_000
    assert len(calls) <= 27_000
    earlier = 0.0
    for method, client, at, *units in calls:
        assert type(client) is str and type(at) is float and earlier <= at < 10_000_000 and (at * 4).is_integer()
        earlier = at
        assert method == "used" and not units or method in ("allow", "retry_after") and 1 <= units[0] <= 50
