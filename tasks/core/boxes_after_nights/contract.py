def contract(targets, nights):
    assert type(targets) is list and 1 <= len(targets) <= 12_000
    assert all(type(target) is int for target in targets)
    assert sorted(targets) == list(range(len(targets)))
    assert type(nights) is int and 0 <= nights <= 1500
