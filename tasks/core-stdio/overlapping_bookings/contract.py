def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 0 <= int(first) <= 1800, "there are 0 to 1,800 bookings"
    assert int(first) == len(rest), "the first line says how many follow"
    bookings = [tuple(map(int, line.split())) for line in rest]
    assert all(0 <= start < end <= 10**6 for start, end in bookings), "a booking begins before it ends, in the bounds"
