def contract(text):
    first, *rows = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 0 <= int(first) <= 16, "there are 0 to 16 rows"
    assert int(first) == len(rows), "the first line says how many follow"
    assert all(1 <= len(row) <= 720 for row in rows), "a row has 1 to 720 dominoes"
    assert set("".join(rows)) <= set("LR."), "there are L, R and . only"
