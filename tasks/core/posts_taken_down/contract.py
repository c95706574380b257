def contract(weights):
    assert type(weights) is list and 2 <= len(weights) <= 60
    assert all(type(weight) is int and 0 <= weight <= 1000 for weight in weights)
