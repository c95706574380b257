def contract(packages, targets):
    assert type(packages) is dict and len(packages) <= 8_000
    for name, (seconds, needs) in packages.items():
        assert type(name) is str and 1 <= len(name) <= 30
        assert type(seconds) is float and 0.25 <= seconds <= 600 and (seconds * 4).is_integer()
        assert type(needs) is list and len(needs) <= 12 and all(need in packages for need in needs)
    assert type(targets) is list and all(target in packages for target in targets)
