def contract(events, pause):
    assert type(events) is list and len(events) <= 5000
    assert all(type(event) is tuple and len(event) == 2 for event in events)
    assert all(type(time) is int and 0 <= time <= 10**9 for time, _ in events)
    assert all(type(guest) is int and 0 <= guest <= 10**6 for _, guest in events)
    assert all(one[0] <= other[0] for one, other in zip(events, events[1:])), "times never fall"
    assert type(pause) is int and 0 <= pause <= 10**9
