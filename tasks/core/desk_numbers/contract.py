def contract(guests, desks):
    assert type(guests) is list and len(guests) <= 6000, "there are 0 to 6,000 guests"
    before = 0
    for guest in guests:
        assert type(guest) is tuple and len(guest) == 2, "a guest is a pair"
        arrival, minutes = guest
        assert type(arrival) is int and before <= arrival <= 10**6, "arrivals do not fall"
        assert type(minutes) is int and 1 <= minutes <= 10**6, "visits have bounds"
        before = arrival
    assert type(desks) is int and 1 <= desks <= 3000, "there are 1 to 3,000 desks"
