def contract(length, ramps):
    assert type(length) is int and 1 <= length <= 1600
    assert type(ramps) is list and len(ramps) <= 3200
    for ramp in ramps:
        assert type(ramp) is tuple and len(ramp) == 3 and all(type(number) is int for number in ramp)
        start, width, step = ramp
        assert start >= 0 and width >= 1 and start + width <= length
        assert -1000 <= step <= 1000
