def contract(values, k):
    assert type(values) is list and len(values) <= 7_500
    assert all(type(value) is int and -(10**9) <= value <= 10**9 for value in values)
    assert type(k) is int and 1 <= k <= 7_500
