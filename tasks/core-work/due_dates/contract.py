def contract(cases, holidays):
    from datetime import date

    assert type(cases) is list and len(cases) <= 20_000 and type(holidays) is list and len(set(holidays)) <= 200
    for day in {day for day, _ in cases}.union(holidays):
        assert "2010-01-01" <= day <= "2035-12-31" and date.fromisoformat(day)
    assert all(type(n) is int and -100 <= n <= 100 for _, n in cases)
