def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    ways: list[list[int]] = [[] for _ in range(len(trails) + 1)]
    for a, b, _ in trails:
        ways[a].append(b)
        ways[b].append(a)
    answer = []
    for start in range(len(ways)):
        distance = {start: 0}
        order = [start]
        for cabin in order:
            for other in ways[cabin]:
                if other not in distance:
                    distance[other] = distance[cabin] + 1
                    order.append(other)
        answer.append(distance[order[-1]])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
