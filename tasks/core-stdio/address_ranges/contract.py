def contract(text):
    lines = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 1 <= len(lines) <= 850, "there are 1 to 850 ranges"
    for line in lines:
        ends = [[int(part) for part in end.split(".")] for end in line.split("-")]
        assert line == "-".join(".".join(map(str, end)) for end in ends), "numbers have no leading zeros"
        assert len(ends) == 2 and all(len(end) == 4 for end in ends), "a line holds two addresses of four numbers"
        assert all(0 <= part <= 255 for end in ends for part in end), "numbers are between 0 and 255"
        assert ends[0] <= ends[1], "the second address is not below the first one"
