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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
