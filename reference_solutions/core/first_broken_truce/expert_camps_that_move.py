"""Keeps every group of people divided into two camps; where two groups meet, the smaller one moves over."""


def first_broken_truce(people: int, feuds: list[tuple[int, int]]) -> int | None:
    # Camp 2 * g and camp 2 * g + 1 are the two of one group, so `camp ^ 1` is the camp on the other side.
    camp_of = list(range(0, 2 * people, 2))
    members: list[list[int]] = [[] for _ in range(2 * people)]
    members[::2] = [[person] for person in range(people)]
    for index, (a, b) in enumerate(feuds):
        one = camp_of[a]
        other = camp_of[b]
        if one == other:
            return index
        against = one ^ 1
        if other == against:
            continue
        beside = other ^ 1
        if len(members[one]) + len(members[against]) < len(members[other]) + len(members[beside]):
            one, against, other, beside = beside, other, against, one
        for person in members[other]:
            camp_of[person] = against
        for person in members[beside]:
            camp_of[person] = one
        members[against] += members[other]
        members[one] += members[beside]
    return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
