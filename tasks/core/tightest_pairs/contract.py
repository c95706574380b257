def contract(buoys):
    assert type(buoys) is list and 2 <= len(buoys) <= 2_800
    for buoy in buoys:
        assert type(buoy) is tuple and len(buoy) == 2
        assert all(type(number) is int and 0 <= number <= 10**6 for number in buoy)
