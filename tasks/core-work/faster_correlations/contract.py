def contract(rows, limit):
    assert 2 <= len(rows) <= 500 and len({len(row) for row in rows}) == 1 and len(rows[0]) <= 40
    assert type(limit) is float and 0 < limit < 1
    columns = list(zip(*rows))
    units = []
    for column in columns:
        assert all(type(value) is float and -1000 <= value <= 1000 for value in column)
        assert len(set(column)) == 1 or max(column) - min(column) >= 0.01
        mean = sum(column) / len(column)
        off = [value - mean for value in column]
        length = sum([value * value for value in off]) ** 0.5
        units.append([value / length for value in off] if len(set(column)) > 1 else [0.0] * len(column))
    if len(rows) * len(columns) <= 600:
        for i, a in enumerate(units):
            for b in units[:i]:
                assert abs(abs(sum([x * y for x, y in zip(a, b)])) - limit) > 1e-9
