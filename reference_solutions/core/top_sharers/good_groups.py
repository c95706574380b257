"""Keeps the candidates in groups of equally many votes."""

from collections import defaultdict


def top_sharers(ballots: list[int]) -> list[int]:
    votes: dict[int, int] = defaultdict(int)
    group: dict[int, set[int]] = defaultdict(set)
    highest = 0
    sharers = []
    for ballot in ballots:
        candidate = abs(ballot)
        group[votes[candidate]].discard(candidate)
        votes[candidate] += 1 if ballot > 0 else -1
        if votes[candidate] > 0:
            group[votes[candidate]].add(candidate)
        highest = max(highest, votes[candidate])
        if highest > 0 and not group[highest]:
            highest -= 1
        sharers.append(len(group[highest]))
    return sharers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
