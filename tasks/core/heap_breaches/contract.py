def contract(values, arity):
    assert type(values) is list and len(values) <= 60000, "there are 0 to 60,000 values"
    assert all(type(value) is int and 0 <= value <= 999 for value in values), "values are 0 to 999"
    assert type(arity) is int and 2 <= arity <= 8, "there are 2 to 8 children"
