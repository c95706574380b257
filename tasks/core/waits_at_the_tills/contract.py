def contract(arrivals, services, tills):
    assert type(arrivals) is list and len(arrivals) <= 6000
    assert all(type(second) is int and 0 <= second <= 10**6 for second in arrivals)
    assert arrivals == sorted(arrivals)
    assert type(services) is list and len(services) == len(arrivals)
    assert all(type(service) is int and 0 <= service <= 10_000 for service in services)
    assert type(tills) is int and 1 <= tills <= 40
