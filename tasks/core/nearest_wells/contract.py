def contract(wells, houses, k):
    for places in (wells, houses):
        assert type(places) is list and 1 <= len(places) <= 1700, "there are 1 to 1,700 of each"
        assert all(type(place) is int and -(10**9) <= place <= 10**9 for place in places), "places have bounds"
    assert type(k) is int and 1 <= k <= len(wells), "there are k wells"
