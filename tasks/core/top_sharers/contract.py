def contract(ballots):
    assert type(ballots) is list and len(ballots) <= 6000
    votes = {}
    for ballot in ballots:
        assert type(ballot) is int and ballot != 0 and -(10**6) <= ballot <= 10**6
        if ballot > 0:
            votes[ballot] = votes.get(ballot, 0) + 1
        else:
            assert votes.get(-ballot, 0) > 0, "a vote that is taken back was given before"
            votes[-ballot] -= 1
