def contract(arguments, calls):
    (seconds,) = arguments
    assert type(seconds) is float and seconds > 0 and len(calls) <= 25_000
    n_arguments = {"add": 1, "quantile": 1, "mean": 0, "deviation": 0, "slower_than": 1}
    earlier = 0.0
    for method, at, *rest in calls:
        assert type(at) is float and earlier <= at <= 1_000_000 and (at * 4).is_integer()
        earlier = at
        assert len(rest) == n_arguments[method] and all(type(number) is float for number in rest)
        if method == "quantile":
            assert rest[0] in (0.25, 0.5, 0.75, 1.0)
        elif rest:
            assert 0 <= rest[0] <= 60_000 and (rest[0] * 4).is_integer()
