def contract(badges):
    assert type(badges) is list and len(badges) <= 42000
    assert all(type(badge) is int and 0 <= badge <= 9999 for badge in badges)
