def contract(dials, beats):
    assert type(dials) is str and type(beats) is int
    assert 1 <= len(dials) <= 30_000
    assert set(dials) <= set("012")
    assert 0 <= beats <= 250
