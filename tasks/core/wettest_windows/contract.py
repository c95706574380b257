def contract(gauges, width):
    assert type(gauges) is list and 1 <= len(gauges) <= 12
    for readings in gauges:
        assert type(readings) is list and len(readings) == len(gauges[0]) <= 1_800
        assert all(type(reading) is int and -1_000 <= reading <= 10_000 for reading in readings)
    assert type(width) is int and 1 <= width <= 50
