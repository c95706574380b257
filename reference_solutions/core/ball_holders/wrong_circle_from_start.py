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
