def contract(cents):
    assert type(cents) is list
    assert len(cents) <= 8000
    assert all(type(amount) is int and -(10**15) <= amount <= 10**15 for amount in cents)
