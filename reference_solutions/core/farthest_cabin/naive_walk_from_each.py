"""Walks through the whole mountain from each cabin."""


def farthest_cabin(trails: list[tuple[int, int, int]]) -> list[int]:
    ways: dict[int, list[tuple[int, int]]] = {cabin: [] for cabin in range(len(trails) + 1)}
    for a, b, minutes in trails:
        ways[a].append((b, minutes))
        ways[b].append((a, minutes))
    answer = []
    for start in range(len(trails) + 1):
        distance = {start: 0}
        waiting = [start]
        while waiting:
            cabin = waiting.pop()
            for other, minutes in ways[cabin]:
                if other not in distance:
                    distance[other] = distance[cabin] + minutes
                    waiting.append(other)
        answer.append(max(distance.values()))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
