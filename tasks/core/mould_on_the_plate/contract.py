def contract(plate, days):
    assert type(plate) is list and 1 <= len(plate) <= 120
    assert all(type(row) is str and len(row) == len(plate[0]) and set(row) <= {"#", "."} for row in plate)
    assert 1 <= len(plate[0]) <= 120
    assert type(days) is int and 0 <= days <= 50
