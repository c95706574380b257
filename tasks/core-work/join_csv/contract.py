def contract(left, right, on):
    import csv

    headers = []
    for text, most in ((left, 20_000), (right, 500)):
        assert type(text) is str and text.endswith("\n")
        lines = text.split("\n")[:-1]
        rows = list(csv.reader(lines, strict=True))
        assert len(rows) == len(lines) <= most + 1 and max(map(len, lines)) <= 200
        assert {len(row) for row in rows} == {len(rows[0])} and 2 <= len(rows[0]) <= 8
        headers += rows[0]
        plain = [",".join(['"' + f.replace('"', '""') + '"' if "," in f or '"' in f else f for f in row]) for row in rows]
        assert plain == lines
    assert headers.count(on) == 2 and len(set(headers)) == len(headers) - 1
