"""Walks on until a known player; where the walk meets itself, one search in it tells how long the circle is."""


def ball_holders(passes_to: list[int]) -> list[int]:
    holders = [0] * len(passes_to)
    for start, known in enumerate(holders):
        if known:
            continue
        walk = []
        player = start
        while not known:
            holders[player] = -1
            walk.append(player)
            player = passes_to[player]
            known = holders[player]
        if known < 0:
            first = walk.index(player)
            known = len(walk) - first
            for player in walk[first:]:
                holders[player] = known
            del walk[first:]
        walk.reverse()
        for player in walk:
            known += 1
            holders[player] = known
    return holders

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
