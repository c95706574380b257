def contract(text, rules):
    assert type(text) is str
    assert len(text) <= 10_000
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz")
    assert type(rules) is list
    assert len(rules) <= 250
    for number, rule in enumerate(rules):
        assert type(rule) is tuple and len(rule) == 2
        assert all(type(token) is int and 0 <= token < 26 + number for token in rule)
