def contract(rows):
    assert type(rows) is list and len(rows) <= 6_000
    assert len({row["shop"] for row in rows}) <= 12
    for row in rows:
        assert list(row) == ["shop", "customer", "day", "cents"] and type(row["cents"]) is int and 1 <= row["day"] <= 31
