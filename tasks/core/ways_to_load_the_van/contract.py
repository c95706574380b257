def contract(crates, load):
    assert type(crates) is list and len(crates) <= 24
    assert all(type(pair) is tuple and len(pair) == 2 for pair in crates)
    assert all(type(weight) is int and 1 <= weight <= 400 for weight, _ in crates)
    assert all(type(number) is int and 0 <= number <= 12 for _, number in crates)
    assert type(load) is int and 0 <= load <= 4500
