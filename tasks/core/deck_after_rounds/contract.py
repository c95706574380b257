def contract(first, second, shuffles):
    assert type(first) is list and type(second) is list
    assert 1 <= len(first) <= 5000
    for machine in (first, second):
        assert all(type(position) is int for position in machine)
        assert sorted(machine) == list(range(len(first)))
    assert type(shuffles) is int and 0 <= shuffles <= 1500
