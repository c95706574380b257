def contract(rows):
    assert type(rows) is list and 1 <= len(rows) <= 500
    assert all(type(row) is str and len(row) == len(rows) and set(row) <= set("0123456789") for row in rows)
