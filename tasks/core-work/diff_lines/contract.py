def contract(old, new):
    for text in (old, new):
        assert type(text) is str and (not text or text.endswith("\n"))
        lines = text.split("\n")
        assert len(lines) <= 2001 and max(map(len, lines)) <= 80
