def ball_holders(passes_to: list[int]) -> list[int]:
    holders = [0] * len(passes_to)
    for start in range(len(passes_to)):
        walk = []
        player = start
        while holders[player] == 0 and player not in walk:
            walk.append(player)
            player = passes_to[player]
        known = holders[player]
        for back, player in enumerate(reversed(walk), 1):
            holders[player] = known + back if known else len(walk)
    return holders

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
