def contract(passes_to):
    assert type(passes_to) is list and len(passes_to) <= 10_000
    assert all(type(target) is int and 0 <= target < len(passes_to) for target in passes_to)
