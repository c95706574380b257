"""Cuts the office into chains, each going on to the largest part below; few chains lie above anyone."""


def desks_passed(bosses: list[int], letters: list[tuple[int, int]]) -> list[int]:
    below: list[list[int]] = [[] for _ in range(len(bosses) + 1)]
    for person, boss in enumerate(bosses):
        below[boss].append(person)
    order = below[-1]
    for boss in order:  # grows while it is read
        order += below[boss]
    nobody = len(bosses)
    size = [1] * nobody + [0]
    largest = [nobody] * (nobody + 1)
    for person in reversed(order):
        boss = bosses[person]
        if size[person] > size[largest[boss]]:
            largest[boss] = person
        size[boss] += size[person]
    depth = [0] * (nobody + 1)
    top = [nobody] * (nobody + 1)
    for person in order:
        boss = bosses[person]
        depth[person] = depth[boss] + 1
        top[person] = top[boss] if largest[boss] == person else person
    answer = []
    for a, b in letters:
        steps = depth[a] + depth[b]
        start = top[a]
        end = top[b]
        while start != end:
            if depth[start] > depth[end]:
                a = bosses[start]
                start = top[a]
            else:
                b = bosses[end]
                end = top[b]
        answer.append(steps - 2 * min(depth[a], depth[b]))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
