def contract(readings):
    assert type(readings) is list and 1 <= len(readings) <= 900
    for row in readings:
        assert type(row) is list and len(row) == len(readings[0]) and 1 <= len(row) <= 16
        assert all(type(reading) is int and -10_000 <= reading <= 10_000 for reading in row)
