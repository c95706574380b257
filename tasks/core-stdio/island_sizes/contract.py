def contract(text):
    lines = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n_charts = int(lines[0])
    assert 0 <= n_charts <= 4, "there are 0 to 4 charts"
    at = 1
    for _ in range(n_charts):
        height, width = map(int, lines[at].split())
        assert 1 <= height <= 36 and 1 <= width <= 36, "height and width are 1 to 36"
        rows = lines[at + 1 : at + 1 + height]
        assert len(rows) == height and all(len(row) == width for row in rows), "a chart has the size that it says"
        assert set("".join(rows)) <= {"#", "."}, "there is land and water only"
        at += 1 + height
    assert at == len(lines), "nothing follows the last chart"
