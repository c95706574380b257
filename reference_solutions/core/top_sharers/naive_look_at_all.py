def top_sharers(ballots: list[int]) -> list[int]:
    votes: dict[int, int] = {}
    sharers = []
    for ballot in ballots:
        if ballot > 0:
            votes[ballot] = votes.get(ballot, 0) + 1
        else:
            votes[-ballot] -= 1
        highest = max(votes.values())
        if highest == 0:
            sharers.append(0)
        else:
            sharers.append(sum(1 for count in votes.values() if count == highest))
    return sharers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
