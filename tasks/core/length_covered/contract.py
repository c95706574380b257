def contract(intervals, depth):
    assert type(intervals) is list and len(intervals) <= 10_000
    for pair in intervals:
        assert type(pair) is tuple
        start, end = pair
        assert type(start) is int and type(end) is int
        assert 0 <= start <= end <= 10**6 and end - start <= 500
    assert type(depth) is int and 1 <= depth <= 10_000
