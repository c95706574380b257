def contract(melody, shortest, longest):
    assert type(melody) is str
    assert len(melody) <= 1500
    assert set(melody) <= set("abcdefg")
    assert type(shortest) is int and type(longest) is int
    assert 1 <= shortest <= longest <= 2000
