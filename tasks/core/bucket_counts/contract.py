def contract(eggs, bounds):
    assert type(eggs) is list and len(eggs) <= 40000, "there are 0 to 40,000 eggs"
    assert all(type(egg) is int and 0 <= egg <= 9999 for egg in eggs), "weights are 0 to 9,999"
    assert type(bounds) is list and 1 <= len(bounds) <= 24, "there are 1 to 24 bounds"
    assert all(type(bound) is int and 1 <= bound <= 9999 for bound in bounds), "bounds are 1 to 9,999"
    assert bounds == sorted(set(bounds)), "bounds rise"
