SPAN = 10**7


def contract(shifts, begin, end, handover):
    assert type(shifts) is list and len(shifts) <= 4000, "there are 0 to 4,000 shifts"
    for shift in shifts:
        assert type(shift) is tuple and len(shift) == 2, "a shift is a pair"
        start, stop = shift
        assert type(start) is int and type(stop) is int and 0 <= start < stop <= SPAN, "a shift lies within bounds"
    assert type(begin) is int and type(end) is int and 0 <= begin < end <= SPAN, "the watch lies within bounds"
    assert type(handover) is int and 0 <= handover <= 1000, "the handover is 0 to 1,000 minutes"
