def contract(text):
    first, *words = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 1 <= int(first) <= 520, "there are 1 to 520 words"
    assert int(first) == len(words), "the first line says how many follow"
    assert all(len(word) == len(words[0]) for word in words), "all words have one length"
    assert 1 <= len(words[0]) <= 8, "a word has 1 to 8 letters"
    assert all("a" <= letter <= "z" for word in words for letter in word), "words are of lower-case letters"
    assert len(set(words)) == len(words), "no word occurs twice"
