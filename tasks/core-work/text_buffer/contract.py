def contract(arguments, calls):
    (text,) = arguments
    assert type(text) is str and len(text) <= 500_000 and len(calls) <= 10_000
    for method, *rest in calls:
        assert len(rest) == {"replace": 3, "undo": 0, "redo": 0, "read": 2, "size": 0}[method]
        assert all(type(place) is int for place in rest[:2])
        assert len(rest) < 3 or type(rest[2]) is str and len(rest[2]) <= 2000
        assert len(rest) < 2 or rest[1] - rest[0] <= 2000 or len(text) < 2000
