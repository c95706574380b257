"""Ranks all knots once; a knot that can be cut late, but ranks below the sweep, is cut next, so no heap is needed."""


def pruning_record(weights: list[int], twigs: list[tuple[int, int]]) -> list[int]:
    by_rank = sorted(range(len(weights)), key=weights.__getitem__)
    rank_of = [0] * len(weights)
    for rank, knot in enumerate(by_rank):
        rank_of[knot] = rank
    held = [0] * len(weights)
    mixed = [0] * len(weights)  # all neighbours' ranks by exclusive or: when one is left, it is that one
    for a, b in twigs:
        a = rank_of[a]
        b = rank_of[b]
        held[a] += 1
        held[b] += 1
        mixed[a] ^= b
        mixed[b] ^= a
    record = []
    note = record.append
    for rank in range(len(weights)):
        knot = rank
        while knot <= rank and held[knot] == 1:
            held[knot] = 0
            holder = mixed[knot]
            held[holder] -= 1
            mixed[holder] ^= knot
            note(by_rank[holder])
            knot = holder
    return record

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
