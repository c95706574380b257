def contract(text):
    first, *lines = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 0 <= int(first) <= 16, "there are 0 to 16 lines"
    assert int(first) == len(lines), "the first line says how many follow"
    assert all(1 <= len(line) <= 520 for line in lines), "a line holds 1 to 520 characters"
    assert set("".join(lines)) <= set("()[]{}"), "there are only brackets"
