def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1600, "there are at most 1,600 lines"
    assert all(1 <= len(line) <= 30 for line in lines), "a number has 1 to 30 digits"
    assert all("0" <= digit <= "9" for line in lines for digit in line), "there are digits only"
