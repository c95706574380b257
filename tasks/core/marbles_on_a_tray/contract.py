def contract(tray, tilts):
    assert type(tray) is list and 1 <= len(tray) <= 75
    assert all(type(row) is str and len(row) == len(tray[0]) and set(row) <= set("o#.") for row in tray)
    assert 1 <= len(tray[0]) <= 75
    assert type(tilts) is str and len(tilts) <= 8 and set(tilts) <= set("UDLR")
