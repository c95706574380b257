def contract(text):
    first, *rows = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    height, width = map(int, first.split())
    assert 1 <= height <= 26 and 1 <= width <= 26, "height and width are 1 to 26"
    assert len(rows) == height and all(len(row) == width for row in rows), "the chart has the size that it says"
    assert set("".join(rows)) <= set("123456789#"), "there are costs from 1 to 9 and cliffs"
    assert rows[0][0] != "#", "the top left cell is no cliff"
