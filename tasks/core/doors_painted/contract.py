def contract(n_doors, painters):
    assert type(n_doors) is int and 1 <= n_doors <= 300_000
    assert type(painters) is list and len(painters) <= 600
    for painter in painters:
        assert type(painter) is tuple and len(painter) == 2
        assert all(type(number) is int and 1 <= number <= n_doors for number in painter)
