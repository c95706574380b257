def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    ways: list[list[tuple[int, int]]] = [[] for _ in range(len(trails) + 1)]
    for a, b, minutes in trails:
        ways[a].append((b, minutes))
        ways[b].append((a, minutes))

    def walk(cabin: int, before: int, so_far: int, distances: list[int]) -> None:
        distances[cabin] = so_far
        for other, minutes in ways[cabin]:
            if other != before:
                walk(other, cabin, so_far + minutes, distances)

    rows = []
    start = 0
    for _ in range(3):
        distances = [0] * len(ways)
        walk(start, -1, 0, distances)
        rows.append(distances)
        start = distances.index(max(distances))
    return list(map(max, rows[1], rows[2]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
