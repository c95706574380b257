def contract(targets):
    assert type(targets) is list and len(targets) <= 150
    assert all(type(target) is int and 2 <= target <= 60_000 for target in targets)
