def contract(arguments, calls):
    assert arguments == () and len(calls) <= 12_000
    for method, first, *rest in calls:
        if method == "cancel":
            assert type(first) is int and not rest
            continue
        assert type(first) is str
        assert len(rest) == {"place": 2, "best": 0, "cost": 1}[method]
        if rest:
            assert type(rest[-1]) is int and rest[-1] <= 10_000
        if method == "place":
            assert type(rest[0]) is int and 1 <= rest[0] <= 100_000
