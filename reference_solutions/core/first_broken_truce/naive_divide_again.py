"""After each feud, tries to divide the whole village anew."""


def peace_is_possible(people: int, feuds: list[tuple[int, int]]) -> bool:
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
                    return False
    return True


def first_broken_truce(people: int, feuds: list[tuple[int, int]]) -> int | None:
    for index in range(len(feuds)):
        if not peace_is_possible(people, feuds[: index + 1]):
            return index
    return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
