def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n_rows, n_columns = map(int, first.split())
    assert 1 <= n_rows <= 90 and 1 <= n_columns <= 90, "there are 1 to 90 rows and columns"
    rows = [line.split(" ") for line in rest]
    assert len(rows) == n_rows and all(len(row) == n_columns for row in rows), "the table has the size that it says"
    assert all(word == str(int(word)) for row in rows for word in row), "numbers have no leading zeros"
    assert all(abs(int(word)) <= 10**6 for row in rows for word in row), "numbers are in their bounds"
