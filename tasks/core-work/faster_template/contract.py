def contract(template, rows):
    import re

    assert type(template) is str and len(template) <= 2000 and len(rows) <= 400
    depth = 0
    for word in re.findall(r"\{%(if|each|end)(?: [a-z]+)?%\}", template):
        depth += -1 if word == "end" else 1
        assert 0 <= depth <= 3
    assert depth == 0
    for row in rows:
        for name, value in row.items():
            assert name.isalpha()
            if name in ("books", "notes"):
                assert type(value) is list and len(value) <= 10
