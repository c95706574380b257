"""From the leaves up: the longest two ways down from each cabin; from the root down: the longest way through above."""


def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    count = len(trails) + 1
    ways: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for a, b, minutes in trails:
        ways[a].append((b, minutes))
        ways[b].append((a, minutes))
    parent = [-1] * count
    order = [0]
    for cabin in order:
        for other, _ in ways[cabin]:
            if other != parent[cabin]:
                parent[other] = cabin
                order.append(other)
    longest = [0] * count
    second = [0] * count
    for cabin in reversed(order):
        for other, minutes in ways[cabin]:
            if other != parent[cabin]:
                length = longest[other] + minutes
                if length > longest[cabin]:
                    longest[cabin], second[cabin] = length, longest[cabin]
                elif length > second[cabin]:
                    second[cabin] = length
    above = [0] * count
    for cabin in order:
        for other, minutes in ways[cabin]:
            if other != parent[cabin]:
                through_here = longest[other] + minutes == longest[cabin]
                beside = second[cabin] if through_here else longest[cabin]
                above[other] = max(above[cabin], beside) + minutes
    return [max(down, up) for down, up in zip(longest, above)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
