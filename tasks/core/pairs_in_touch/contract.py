def contract(huts, bridges):
    assert type(huts) is int and 1 <= huts <= 1_350
    assert type(bridges) is list and len(bridges) <= 1_800
    for bridge in bridges:
        assert type(bridge) is tuple and len(bridge) == 2
        assert all(type(hut) is int and 0 <= hut < huts for hut in bridge)
