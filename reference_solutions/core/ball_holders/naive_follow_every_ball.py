"""Follows the ball from each player until someone holds it again."""


def ball_holders(passes_to: list[int]) -> list[int]:
    answer = []
    for start in range(len(passes_to)):
        holders = set()
        player = start
        while player not in holders:
            holders.add(player)
            player = passes_to[player]
        answer.append(len(holders))
    return answer
