def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1300, "there are at most 1,300 lines"
    for line in lines:
        words = line.split(" ") if line else []
        assert len(words) <= 12, "a line holds at most 12 words"
        assert all(1 <= len(word) <= 12 for word in words), (
            "a word has 1 to 12 characters, words one space between them"
        )
        assert all("!" <= sign <= "~" for word in words for sign in word), "characters are printable ASCII"
