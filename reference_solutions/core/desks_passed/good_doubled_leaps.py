"""Binary lifting: for each person the boss 1, 2, 4, 8, ... levels above."""


def desks_passed(bosses: list[int], letters: list[tuple[int, int]]) -> list[int]:
    head = bosses.index(-1)
    below: list[list[int]] = [[] for _ in bosses]
    for person, boss in enumerate(bosses):
        if person != head:
            below[boss].append(person)
    depth = [0] * len(bosses)
    order = [head]
    for boss in order:
        for person in below[boss]:
            depth[person] = depth[boss] + 1
            order.append(person)
    leaps = [[boss if boss >= 0 else head for boss in bosses]]
    while 1 << len(leaps) <= max(depth):
        last = leaps[-1]
        leaps.append([last[person] for person in last])
    answer = []
    for a, b in letters:
        if depth[a] < depth[b]:
            a, b = b, a
        steps = depth[a] - depth[b]
        for power, leap in enumerate(leaps):
            if steps >> power & 1:
                a = leap[a]
        if a != b:
            for power in range(len(leaps) - 1, -1, -1):
                leap = leaps[power]
                if leap[a] != leap[b]:
                    a, b = leap[a], leap[b]
                    steps += 2 << power
            steps += 2
        answer.append(steps)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
