def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    ways: list[list[tuple[int, int]]] = [[] for _ in range(len(trails) + 1)]
    for a, b, minutes in trails:
        ways[a].append((b, minutes))
        ways[b].append((a, minutes))

    def distances(start: int) -> list[int]:
        distance = {start: 0}
        order = [start]
        for cabin in order:
            for other, minutes in ways[cabin]:
                if other not in distance:
                    distance[other] = distance[cabin] + minutes
                    order.append(other)
        return [distance[cabin] for cabin in range(len(ways))]

    first = distances(0)
    return distances(first.index(max(first)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
