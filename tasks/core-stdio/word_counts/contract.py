def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1000, "there are at most 1,000 lines"
    assert all(len(line) <= 60 for line in lines), "a line has at most 60 characters"
    assert text.isascii() and "\r" not in text, "the text is ASCII, and only line feeds end a line"
