def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 0 <= int(first) <= 1350, "there are 0 to 1,350 bookings"
    assert int(first) == len(rest), "the first line says how many follow"
    bookings = [tuple(map(int, line.split())) for line in rest]
    assert all(0 <= start < end <= 1440 for start, end in bookings), "a booking begins before it ends, within the day"
