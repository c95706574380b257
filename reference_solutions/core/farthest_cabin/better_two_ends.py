"""The farthest cabin from anywhere is one of the two that are farthest apart; three walks find them and the distances."""


def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    ways: list[list[tuple[int, int]]] = [[] for _ in range(len(trails) + 1)]
    for a, b, minutes in trails:
        ways[a].append((b, minutes))
        ways[b].append((a, minutes))
    from_anywhere = distances(ways, 0)
    from_one_end = distances(ways, from_anywhere.index(max(from_anywhere)))
    from_other_end = distances(ways, from_one_end.index(max(from_one_end)))
    return list(map(max, from_one_end, from_other_end))


def distances(ways: list[list[tuple[int, int]]], start: int) -> list[int]:
    distance = [-1] * len(ways)
    distance[start] = 0
    order = [start]
    reach = order.append
    for cabin in order:  # grows while it is read
        so_far = distance[cabin]
        for other, minutes in ways[cabin]:
            if distance[other] < 0:
                distance[other] = so_far + minutes
                reach(other)
    return distance

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
