def contract(first, second):
    assert type(first) is list and type(second) is list
    assert len(first) == len(second) <= 12_000
    for answers in (first, second):
        assert len(set(answers)) <= 60
        for answer in set(answers):
            assert type(answer) is str and 1 <= len(answer) <= 6
            assert set(answer) <= set("abcdefghijklmnopqrstuvwxyz")
