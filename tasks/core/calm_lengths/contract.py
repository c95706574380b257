def contract(readings, swing):
    assert type(readings) is list and len(readings) <= 3000
    assert all(type(reading) is int and -(10**6) <= reading <= 10**6 for reading in readings)
    assert type(swing) is int and 0 <= swing <= 2 * 10**6
