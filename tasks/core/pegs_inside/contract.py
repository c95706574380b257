def contract(bands):
    assert type(bands) is list and len(bands) <= 3_000
    for band in bands:
        assert type(band) is tuple and len(band) == 6
        assert all(type(number) is int and 0 <= number <= 30 for number in band)
