"""Counts for each number of votes the candidates that have at least so many; at the top these are the leaders."""


def top_sharers(ballots: list[int]) -> list[int]:
    votes: dict[int, int] = {}
    reached = [0] * (len(ballots) + 1)
    highest = 0
    sharers = []
    for ballot in ballots:
        if ballot > 0:
            count = votes.get(ballot, 0) + 1
            votes[ballot] = count
            reached[count] += 1
            if count > highest:
                highest = count
        else:
            count = votes[-ballot]
            votes[-ballot] = count - 1
            reached[count] -= 1
            if not reached[highest]:
                highest -= 1
        sharers.append(reached[highest])
    return sharers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
