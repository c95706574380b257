"""Walks on until a known player: its number is settled, or minus its place on this very walk, which closes a circle."""


def ball_holders(passes_to: list[int]) -> list[int]:
    holders = [0] * len(passes_to)
    for start in range(len(passes_to)):
        player = start
        walk = []
        place = 0
        while not holders[player]:
            place -= 1
            holders[player] = place
            walk.append(player)
            player = passes_to[player]
        known = holders[player]
        if known < 0:
            circle = known - place + 1
            for player in walk[-circle:]:
                holders[player] = circle
            del walk[-circle:]
            known = circle
        walk.reverse()
        for player in walk:
            known += 1
            holders[player] = known
    return holders
