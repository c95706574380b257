def contract(readings):
    assert type(readings) is list and len(readings) <= 25_000
    assert all(type(reading) is int and 0 <= reading <= 16_777_215 for reading in readings)
