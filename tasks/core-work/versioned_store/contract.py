def contract(arguments, calls):
    (initial,) = arguments
    assert type(initial) is dict and len(initial) <= 1_000 and len(calls) <= 50_000
    n_arguments = {"set": 2, "delete": 1, "commit": 0, "get": 2, "changes": 1}
    keys = set(initial)
    for method, *arguments in calls:
        assert len(arguments) == n_arguments[method]
        if arguments:
            assert type(arguments[0]) is str
            keys.add(arguments[0])
        if method == "set":
            assert arguments[1] is None or type(arguments[1]) in (int, float, str)
        if method == "get":
            assert type(arguments[1]) is int
    assert len(keys) <= 1_000
