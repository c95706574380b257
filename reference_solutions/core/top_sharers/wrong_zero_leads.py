def top_sharers(ballots: list[int]) -> list[int]:
    votes: dict[int, int] = {}
    sharers = []
    for ballot in ballots:
        candidate = abs(ballot)
        votes[candidate] = votes.get(candidate, 0) + (1 if ballot > 0 else -1)
        sharers.append(list(votes.values()).count(max(votes.values())))
    return sharers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
