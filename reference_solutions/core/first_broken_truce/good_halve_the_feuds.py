"""Once there is no peace there is none later: halves the range of feuds and divides the village for each half."""

from bisect import bisect_left


def peace_is_broken(people: int, feuds: list[tuple[int, int]]) -> bool:
    enemies: list[list[int]] = [[] for _ in range(people)]
    for a, b in feuds:
        enemies[a].append(b)
        enemies[b].append(a)
    camp = [-1] * people
    for start in range(people):
        if camp[start] != -1:
            continue
        camp[start] = 0
        waiting = [start]
        while waiting:
            person = waiting.pop()
            for enemy in enemies[person]:
                if camp[enemy] == -1:
                    camp[enemy] = 1 - camp[person]
                    waiting.append(enemy)
                elif camp[enemy] == camp[person]:
                    return True
    return False


def first_broken_truce(people: int, feuds: list[tuple[int, int]]) -> int | None:
    index = bisect_left(range(len(feuds)), True, key=lambda last: peace_is_broken(people, feuds[: last + 1]))
    return index if index < len(feuds) else None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
