def contract(links, damping, rounds):
    assert type(links) is dict and len(links) <= 400 and sum(map(len, links.values())) <= 7000
    assert all(type(page) is str and type(own) is list for page, own in links.items())
    assert type(damping) is float and 0.1 <= damping <= 0.95 and 0 <= rounds <= 25
