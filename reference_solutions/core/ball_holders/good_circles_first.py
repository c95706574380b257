"""Takes away players whom no ball reaches, which leaves the circles; then gives the numbers back in reverse."""

from collections import deque


def ball_holders(passes_to: list[int]) -> list[int]:
    count = len(passes_to)
    incoming = [0] * count
    for target in passes_to:
        incoming[target] += 1
    queue = deque(player for player in range(count) if incoming[player] == 0)
    taken_away = []
    while queue:
        player = queue.popleft()
        taken_away.append(player)
        target = passes_to[player]
        incoming[target] -= 1
        if incoming[target] == 0:
            queue.append(target)
    holders = [0] * count
    outside = set(taken_away)
    for start in range(count):
        if start in outside or holders[start]:
            continue
        circle = [start]
        player = passes_to[start]
        while player != start:
            circle.append(player)
            player = passes_to[player]
        for player in circle:
            holders[player] = len(circle)
    for player in reversed(taken_away):
        holders[player] = holders[passes_to[player]] + 1
    return holders

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
