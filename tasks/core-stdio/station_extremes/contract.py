def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1900, "there are at most 1,900 lines"
    for line in lines:
        name, temperature = line.split(" ")
        assert 1 <= len(name) <= 12 and all("a" <= letter <= "z" for letter in name), "names are 1 to 12 small letters"
        digits = temperature.removeprefix("-")
        assert f"{float(digits):.1f}" == digits and float(digits) <= 99.9, (
            "temperatures have one decimal and are in bounds"
        )
        assert temperature != "-0.0", "zero has no sign"
