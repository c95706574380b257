def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 700, "there are at most 700 lines"
    for line in lines:
        number, given, wanted = line.split(" ")
        assert 2 <= int(given) <= 16 and 2 <= int(wanted) <= 16, "bases are between 2 and 16"
        assert set(number) <= set("0123456789abcdef"[: int(given)]), "the number has the digits of its base"
        assert number == "0" or number[0] != "0", "there are no leading zeros"
        assert int(number, int(given)) < 2**64, "numbers are below 2^64"
