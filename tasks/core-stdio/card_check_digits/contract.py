def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1400, "there are at most 1,400 lines"
    assert all(1 <= len(line) <= 24 for line in lines), "a number has 1 to 24 digits"
    assert all("0" <= digit <= "9" for line in lines for digit in line), "there are digits only"
