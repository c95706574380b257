def contract(text):
    rows = [line.split(";") for line in text.removesuffix("\n").split("\n")]
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 1 <= len(rows) <= 750, "there are 1 to 750 rows"
    assert all(len(row) == len(rows[0]) for row in rows), "all rows have the same number of fields"
    assert 1 <= len(rows[0]) <= 8, "a row has 1 to 8 fields"
    assert all(len(field) <= 16 for row in rows for field in row), "a field has at most 16 characters"
    assert all("!" <= sign <= "~" for row in rows for field in row for sign in field), "characters are printable ASCII"
