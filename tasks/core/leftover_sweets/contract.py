def contract(parties):
    assert type(parties) is list and len(parties) <= 8
    for party in parties:
        assert type(party) is tuple and len(party) == 3 and all(type(number) is int for number in party)
        sweets, fewest, most = party
        assert 0 <= sweets <= 1_600_000
        assert 1 <= fewest <= most <= 800_000
