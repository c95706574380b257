SPAN = 10**7


def contract(passages, stay):
    assert type(passages) is list and len(passages) <= 3600, "there are 0 to 3,600 passages"
    for passage in passages:
        assert type(passage) is tuple and len(passage) == 2, "a passage is a pair"
        first, last = passage
        assert type(first) is int and type(last) is int and 0 <= first <= last <= SPAN, "times are within bounds"
    assert type(stay) is int and 0 <= stay <= SPAN, "the stay is within bounds"
