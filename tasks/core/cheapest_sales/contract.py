def contract(events):
    assert type(events) is list and len(events) <= 6500, "there are 0 to 6,500 events"
    for event in events:
        assert type(event) is tuple and event[0] in ("price", "remove", "sell"), "an event has a known name"
        assert len(event) == {"price": 3, "remove": 2, "sell": 1}[event[0]], "an event has its parts"
        if event[0] != "sell":
            assert type(event[1]) is int and 0 <= event[1] <= 9999, "items are 0 to 9,999"
        if event[0] == "price":
            assert type(event[2]) is int and 1 <= event[2] <= 10**6, "prices are 1 to 1,000,000"
