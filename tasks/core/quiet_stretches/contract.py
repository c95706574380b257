def contract(noises, length, least):
    assert type(length) is int and 1 <= length <= 100000, "there are 1 to 100,000 ticks"
    assert type(noises) is list and len(noises) <= 12000, "there are 0 to 12,000 noises"
    for noise in noises:
        assert type(noise) is tuple and len(noise) == 2, "a noise is a pair"
        start, stop = noise
        assert type(start) is int and type(stop) is int and 0 <= start < stop <= length, "a noise is in the recording"
        assert stop - start <= 120, "a noise has at most 120 ticks"
    assert type(least) is int and 1 <= least <= 100000, "least is 1 to 100,000"
