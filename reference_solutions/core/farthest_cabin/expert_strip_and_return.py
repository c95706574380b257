"""Strips the tree leaf by leaf and comes back: the longest way down each trail, then the longest way up."""


def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    count = len(trails) + 1
    trails_at = [0] * count
    # The ends and the minutes of all trails at a cabin by exclusive or: when one trail is left, these are its own.
    ends = [0] * count
    times = [0] * count
    for a, b, minutes in trails:
        trails_at[a] += 1
        trails_at[b] += 1
        ends[a] ^= b
        ends[b] ^= a
        times[a] ^= minutes
        times[b] ^= minutes
    trails_at[0] = 0  # the root is never stripped
    longest = [0] * count
    runner_up = [0] * count
    stripped = []
    for leaf in range(count):
        while trails_at[leaf] == 1:
            trails_at[leaf] = 0
            stripped.append(leaf)
            parent = ends[leaf]
            minutes = times[leaf]
            trails_at[parent] -= 1
            ends[parent] ^= leaf
            times[parent] ^= minutes
            way = longest[leaf] + minutes
            if way > longest[parent]:
                runner_up[parent] = longest[parent]
                longest[parent] = way
            elif way > runner_up[parent]:
                runner_up[parent] = way
            leaf = parent
    stripped.reverse()
    for cabin in stripped:
        parent = ends[cabin]
        minutes = times[cabin]
        own = longest[cabin]
        way = longest[parent]
        if way == own + minutes:
            way = runner_up[parent]
        way += minutes
        if way > own:
            longest[cabin] = way
            runner_up[cabin] = own
        elif way > runner_up[cabin]:
            runner_up[cabin] = way
    return longest

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
