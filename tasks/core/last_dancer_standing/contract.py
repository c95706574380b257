def contract(dancers, counts):
    assert type(dancers) is int and 1 <= dancers <= 12_000
    assert type(counts) is list and 1 <= len(counts) <= 50
    assert all(type(count) is int and count != 0 and -600 <= count <= 600 for count in counts)
