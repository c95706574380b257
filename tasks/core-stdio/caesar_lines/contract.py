def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1800, "there are at most 1,800 lines"
    for line in lines:
        shift, space, rest = line.partition(" ")
        assert space and shift == str(int(shift)) and 0 <= int(shift) <= 25, "a line begins with a number from 0 to 25"
        assert 1 <= len(rest) <= 13 and rest[-1] != " ", "a text has 1 to 13 characters, the last one no space"
        assert all(" " <= sign <= "~" for sign in rest), "characters are printable ASCII"
