def contract(stays, nights):
    assert type(stays) is list and len(stays) <= 12000, "there are 0 to 12,000 stays"
    for stay in stays:
        assert type(stay) is tuple and len(stay) == 3, "a stay is a triple"
        arrival, departure, persons = stay
        assert type(arrival) is int and type(departure) is int and 0 <= arrival < departure <= 10000, "nights exist"
        assert departure - arrival <= 20, "a stay has at most 20 nights"
        assert type(persons) is int and 1 <= persons <= 9, "1 to 9 persons"
    assert type(nights) is int and 1 <= nights <= 10000, "there are 1 to 10,000 nights"
