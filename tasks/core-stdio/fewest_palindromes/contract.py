def contract(text):
    (line,) = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 1 <= len(line) <= 640, "the text has 1 to 640 letters"
    assert all("a" <= letter <= "z" for letter in line), "letters are lower-case"
