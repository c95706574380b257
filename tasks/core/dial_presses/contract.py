def contract(dials):
    assert type(dials) is list and len(dials) <= 12
    for dial in dials:
        assert type(dial) is tuple and len(dial) == 3 and all(type(number) is int for number in dial)
        prime, factor, wanted = dial
        assert 2 <= prime <= 400_000
        assert all(prime % divisor for divisor in range(2, int(prime**0.5) + 1))
        assert 1 <= factor < prime and 1 <= wanted < prime
