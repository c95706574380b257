def contract(readings, width, cut):
    assert type(readings) is list and len(readings) <= 6500, "there are 0 to 6,500 readings"
    assert all(type(reading) is int and -(10**6) <= reading <= 10**6 for reading in readings), "readings have bounds"
    assert type(width) is int and 1 <= width <= 6500, "the width is 1 to 6,500"
    assert type(cut) is int and 0 <= cut and 2 * cut < width, "something is left"
