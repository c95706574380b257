def contract(turns, height, width, steps):
    assert type(turns) is str and 1 <= len(turns) <= 12 and set(turns) <= set("LRSB")
    assert type(height) is int and 1 <= height <= 40
    assert type(width) is int and 1 <= width <= 40
    assert type(steps) is int and 0 <= steps <= 11_000
