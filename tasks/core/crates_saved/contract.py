def contract(crates, per_hour):
    assert type(crates) is list and len(crates) <= 6000, "there are 0 to 6,000 crates"
    for crate in crates:
        assert type(crate) is tuple and len(crate) == 2, "a crate is a pair"
        last_hour, value = crate
        assert type(last_hour) is int and 1 <= last_hour <= 3000, "the last hour is 1 to 3,000"
        assert type(value) is int and 1 <= value <= 10**6, "the value is 1 to 1,000,000"
    assert type(per_hour) is int and 1 <= per_hour <= 10, "1 to 10 crates an hour"
