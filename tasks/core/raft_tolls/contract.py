def contract(river, left, right):
    assert type(river) is list and 1 <= len(river) <= 130
    assert all(type(row) is list and len(row) == len(river[0]) for row in river)
    assert 1 <= len(river[0]) <= 130
    assert all(type(cell) is int and 0 <= cell <= 99 for row in river for cell in row)
    assert type(left) is int and 0 <= left <= 99
    assert type(right) is int and 0 <= right <= 99
