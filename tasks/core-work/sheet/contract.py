def contract(arguments, calls):
    assert arguments == () and len(calls) <= 5_000
    n_formulas = 0
    for method, cell, *rest in calls:
        assert type(cell) is str and len(rest) == (method in ("set_number", "set_sum"))
        if method == "set_number":
            assert type(rest[0]) is float and (rest[0] * 4).is_integer() and abs(rest[0]) <= 10_000
        elif method == "set_sum":
            n_formulas += 1
            assert 1 <= len(rest[0]) <= 8
            assert all(type(other) is str and factor in (1.0, -1.0, 2.0, 0.5) for other, factor in rest[0].items())
        else:
            assert method in ("value", "users")
