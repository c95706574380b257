def contract(arguments, calls):
    assert arguments == () and len(calls) <= 16_000
    kinds = {"add": (str, int, float), "take": (float,), "put_back": (str, float), "finish": (str,), "cancel": (str,), "next_time": (float,)}
    last = 0.0
    for method, *rest in calls:
        assert tuple(map(type, rest)) == kinds[method]
        for number in rest:
            if type(number) is float:
                assert 0 <= number <= 10_000_000 and (number * 4).is_integer()
        assert method != "add" or -100 <= rest[1] <= 100
        if method in ("take", "next_time"):
            assert last <= rest[0]
            last = rest[0]
