def contract(prices, least, most):
    assert type(prices) is list and len(prices) <= 5000
    assert all(type(price) is int and 0 <= price <= 10**6 for price in prices)
    assert type(least) is int and type(most) is int and 1 <= least <= most <= 1000
