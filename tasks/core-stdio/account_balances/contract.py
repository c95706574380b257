def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1500, "there are at most 1,500 lines"
    for line in lines:
        name, amount = line.split(" ")
        assert 1 <= len(name) <= 9 and all("a" <= letter <= "z" for letter in name), "accounts are small letters"
        whole, decimals = amount.removeprefix("-").split(".")
        assert whole == str(int(whole)) and int(whole) <= 99999, "amounts are in their bounds, without leading zeros"
        assert len(decimals) == 2 and decimals.isdigit(), "there are two decimals"
        assert amount != "-0.00", "zero has no sign"
